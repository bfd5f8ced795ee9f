/**
 * Systems that are operated by the operator's own programs: scripts, {@code kubectl} and others.
 *
 * <p>Only the environment file defines programs; a runbook can only call an operation by its name and pass values.
 * There is no shell in between: one argument stays one argument, whatever it contains.
 *
 * <pre>{@code
 * systems:
 *   releases:
 *     connector: command
 *     with: { cwd: scripts, env: { API_TOKEN: "${secret:API_TOKEN}" }, pass: [SSH_AUTH_SOCK] }
 *     operations:
 *       freeze:
 *         description: No releases from now on
 *         argv: [bin/freeze, --service, "{service}"]
 *         parameters: { service: { required: true, description: which one, matches: "[a-z-]+" } }
 *         idempotent: true
 *         timeout: 30s
 *         undo: unfreeze
 *         nothing-changed: [3]
 *         outputs: lines
 *         read-back: { argv: [bin/what-became-of], done: [0], not-done: [1] }
 * }</pre>
 *
 * <p><b>The environment of a program.</b> Its working folder is {@code cwd}; a program with a {@code /} in its name,
 * and {@code cwd} itself, are relative to the environment file's folder. Its environment is {@code PATH}, {@code HOME},
 * {@code LANG}, {@code TZ}, the variables named in {@code pass}, those of {@code env} (the system's, then the
 * operation's), and
 *
 * <ul>
 *   <li>{@code CUTOVER_KEY}, the idempotency key: the same for each attempt and after a restart, another one for the
 *       undo; a program that stores it can be called twice, and its read-back can report the outcome of a call. For a
 *       router, which is called once for each part of the traffic, the part follows after a {@code /};
 *   <li>{@code CUTOVER_CORRELATION}, for its logs; {@code CUTOVER_FENCE}, which grows with every runner of the run;
 *       {@code CUTOVER_DEADLINE}, on the run's clock;
 *   <li>{@code CUTOVER_SETS}, for a router's program that sets or applies weights: the next runner uses it to find the
 *       programs of a killed one, waits for them before it reads a weight, and ends them in a rollback;
 *   <li>{@code CUTOVER_SEGMENT_REGION} and so on for each dimension of the step's segment, and
 *       {@code CUTOVER_WITH_SERVICE} and so on for each parameter that is not read from standard input (lists and maps
 *       as JSON).
 * </ul>
 *
 * <p><b>Places in arguments.</b> <code>{service}</code> or <code>${with.service}</code> stands for a parameter, <code>
 * {segment.region}</code> for the segment's value, <code>{cutover.key}</code> for the idempotency key; <code>
 * {services...}</code> as a whole argument becomes one argument for each item of a list. A literal brace is <code>\{
 * </code>, and a literal <code>${</code> is written <code>$${</code>. A value that would turn an argument into an
 * option, because it begins with {@code -}, is refused unless the parameter says {@code may-start-with-dash: true} or a
 * literal {@code --} stands before it. Programs that pass their arguments to another shell ({@code ssh}, {@code su -c})
 * defeat this protection: restrict the value with {@code matches}. A value of more than 130,000 bytes fits neither into
 * an argument nor into a variable: {@code stdin: { parameter: notes }} passes it on standard input.
 *
 * <p><b>Exit codes and output.</b> Exit code 0, or one of {@code success}: done. One of {@code nothing-changed}:
 * failed, and nothing changed. One of {@code unknown}, or an end by a signal: the outcome is unknown. Any other:
 * failed, and it may have changed something. Both outputs are kept as evidence, up to 1 MiB each; the first line of
 * standard output is shown to people. {@code outputs: lines} reads {@code name=value} lines, {@code outputs: json} one
 * JSON object.
 *
 * <p><b>What it reaches</b>, so that no two runs change it at a time: the real paths of the programs that change
 * something, with the values of {@code env} that are no secrets, and {@code cwd}. A program that is found in
 * {@code PATH} is told apart by its fixed arguments as well; a script among these counts as the program. Where that
 * says too much or too little, {@code reaches: [lb-prod]} beside {@code connector} names it.
 *
 * <p><b>Progress.</b> A line of either output that begins with {@code cutover:progress} and a blank reports progress:
 * {@code cutover:progress 40/100 copying}, {@code cutover:progress 40% copying}, or words alone. It is shown to the
 * people who watch the run. It is neither kept as evidence nor read as a result.
 *
 * <p><b>Timeouts.</b> After its {@code timeout} (in real time), or when the run abandons the call, a program is ended
 * with everything that it started: TERM, and KILL after {@code grace} (5 s). The outcome of the call is then unknown
 * until the read-back. A program leads a session of its own where {@code setsid} exists, so that Ctrl-C in the terminal
 * never cuts it short, and it cannot prompt for a password. If Cutover itself dies, the program continues, so it should
 * store its result before it prints anything. The next runner waits for it (on Linux).
 *
 * <p>A process that leads a session and has redirected both outputs counts as a daemon that was left running on
 * purpose, and is not waited for before a weight is read. So a program that sets weights must keep at least one of its
 * two outputs: it may copy lines into a log with {@code tee}, but must not redirect both with {@code exec >>log 2>&1}.
 *
 * <p><b>Secrets</b> go into {@code env} or {@code stdin}, never into an argument, which everybody on the machine can
 * read.
 *
 * <p><b>More than operations.</b> {@code with} may also have
 *
 * <ul>
 *   <li>{@code router: { read: { argv }, set: { argv }, unit, granularity, sticky, survives-restart, settles }}:
 *       weights by programs; {@code read} prints the share in force for <code>{segment.…}</code>, such as {@code 5 %},
 *       or a bare number in the {@code unit} that the settings state: {@code percent}, {@code fraction} or
 *       {@code basis-points}; without a unit, a bare number is no weight. {@code set} puts <code>{percent}</code> (5,
 *       0.5) or <code>
 *       {basis-points}</code> (500, 50) in force (the gaining side first), and exits with a code of {@code conflict:
 *       [4]} if it found another weight than <code>{expected}</code>, which is in the same unit and empty for any;
 *       <code>
 *       {expected-percent}</code> and <code>{expected-basis-points}</code> name it. The same values are in
 *       {@code CUTOVER_PERCENT}, {@code CUTOVER_BASIS_POINTS}, {@code CUTOVER_EXPECTED_PERCENT} and
 *       {@code CUTOVER_EXPECTED_BASIS_POINTS}; the former {@code CUTOVER_WEIGHT}, which names no unit, is set only for
 *       runs that earlier versions began. <code>{traffic} {from} {to}</code> name the flow;
 *   <li>{@code router: { read: { argv }, apply: { argv } }}, with the same keys, if one program can set a weight and
 *       read it back: {@code apply} does what {@code set} does, and prints the shares in force before and after in one
 *       line, such as {@code 0 % 5 %}, or {@code 0 5} with a {@code unit}. It reads both from the running router. A
 *       change then costs one {@code read} before it and one {@code apply}; after any other output, the outcome is
 *       unknown until the weight has been read. If the weight before was not the expected one, and was changed anyway,
 *       the step stops because of drift. With {@code settles}, a change is read until it is in force, as after
 *       {@code set};
 *   <li>{@code metrics: { argv, queries, unit }}: answers <code>{query}</code> over <code>{window}</code> seconds by
 *       printing {@code 17 1200} (value and samples), {@code 99.5 % 1200} for a share, or {@code no-data} and why.
 *       Where a criterion's threshold is a percentage, a bare number is no data unless {@code unit: percent} (99.5) or
 *       {@code unit: fraction} (0.995) states what it means; a share below 0 % or over 100 % is no data;
 *   <li>{@code capture: { log: { argv, media-type } }}: evidence, from standard output;
 *   <li>{@code check: { argv, timeout }}: a check of the system that changes nothing, for {@code cutover check} and
 *       gates that ask for it; exit code 0 means that the system answers and that credentials and permissions are
 *       valid. Lines on standard output report each aspect: {@code reachable}, {@code credentials}, {@code permissions}
 *       or {@code operations}, then {@code =ok}, {@code =failed}, {@code =unknown} or {@code =none} (does not apply),
 *       then a reason; {@code clock=2026-11-24T02:00:00Z}, or seconds since 1970, reports its clock. The operations
 *       that a run may call are in {@code CUTOVER_OPERATIONS}. Without a check, only a successful query or reading
 *       shows that the system behind the programs answers;
 *   <li>{@code messages: { argv }}: the text on standard input, <code>{subject}</code> and <code>{to...}</code>.
 * </ul>
 */
@NullMarked
package dev.cutover.connector.command;

import org.jspecify.annotations.NullMarked;
