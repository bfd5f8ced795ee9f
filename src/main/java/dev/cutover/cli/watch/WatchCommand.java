package dev.cutover.cli.watch;

import dev.cutover.cli.option.HomeOption;
import dev.cutover.cli.option.RunChoice;
import dev.cutover.cli.stream.EventFormOption;
import dev.cutover.cli.stream.OutputChoice;
import dev.cutover.console.ConsoleEnvironment;
import dev.cutover.console.prompt.ReadOnlyPrompt;
import dev.cutover.engine.time.WallTime;
import dev.cutover.execution.follow.FollowedRun;
import dev.cutover.execution.process.ProcessEnvironment;
import dev.cutover.journal.Home;
import dev.cutover.journal.Runner;
import dev.cutover.problem.ExitCode;
import dev.cutover.problem.ProblemException;
import dev.cutover.query.PinnedRunbook;
import dev.cutover.run.RunId;
import dev.cutover.run.fact.RunFact;
import java.time.InstantSource;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows runs while other processes run them. Not thread-safe. */
@Command(
        name = "watch",
        addMethodSubcommands = false,
        description = {
            "Shows a run as it goes on, in any terminal, without touching it.",
            "It only reads the record, so the run goes on whatever becomes of this view. It says when the process that"
                    + " runs it dies and when the run is resumed, and stays meanwhile: it ends only when"
                    + " the run has ended, with the run's own exit code. Where there is no terminal it prints lines."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the run is done; or left with q; or nobody reads the lines any more",
            "1:an error of the tool or of its surroundings, such as a record that cannot be read",
            "2:wrong usage, or there is no run yet",
            "6:the run was rolled back",
            "7:the run is stuck: a rollback left something undone",
            "8:the run has ended, and a system is not in the state that the record expects",
            "10:the run is done, with exceptions",
            "11:a person said no: a no-go, an abort",
            "130:left with Ctrl-C; the run is not touched"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  cutover watch",
            "  cutover watch 01jd3m --lines --from 1",
            "  cutover watch 01jd3m --output jsonl --from 1",
            "  cutover watch --mine technical-lead",
            "  cutover watch --all"
        })
public final class WatchCommand implements Callable<Integer> {
    private static final String HINT = "read-only: q or Ctrl-C leaves; the run is not touched";

    private final ProcessEnvironment processEnvironment;
    private final InstantSource wall = WallTime::today;

    @Mixin
    private RunChoice run = new RunChoice();

    @Option(names = "--all", description = "All open runs of the home in one table, those that wait for people first.")
    private boolean all;

    @Option(
            names = "--mine",
            paramLabel = "ROLE",
            description = "Only what is asked of this role and its deputies, with the commands that answer it. The"
                    + " terminal's bell rings when something new is asked.")
    private @Nullable String mine;

    @Option(names = "--lines", description = "Lines instead of the board, as `run --progress lines` prints them.")
    private boolean asLines;

    @Option(names = "--all-events", description = "As lines, with details.")
    private boolean allEvents;

    @Option(
            names = "--from",
            paramLabel = "SEQ",
            description = "As lines, or with --output jsonl as JSON, from the event of this number on, 1 for the whole"
                    + " run; by default with what happens from now on.")
    private @Nullable Long from;

    @Mixin
    private EventFormOption form = new EventFormOption();

    @Mixin
    private HomeOption home = new HomeOption();

    public WatchCommand(ProcessEnvironment processEnvironment) {
        this.processEnvironment = processEnvironment;
    }

    @Override
    public Integer call() {
        requireFitting();
        var runHome = home.of(processEnvironment);
        var consoleEnvironment =
                processEnvironment.ofConsole(Runner.thisProcess().user());
        if (all) {
            return new HomeWatch(processEnvironment, runHome, wall).watch(consoleEnvironment, asLines);
        }
        var watched = run.id(runHome);
        requireInRange(runHome, watched);
        var created = created(runHome, watched);
        var runbook = PinnedRunbook.of(created).runbook();
        var prompt = new ReadOnlyPrompt(HINT, wall);
        var output = output();
        var viewers = new RunViewers(processEnvironment, runHome, watched, runbook, prompt);
        var followedRun = new FollowedRun(runHome, watched, runbook, wall);
        try (var watching = Watching.begin(output.words(), prompt)) {
            var viewer = output.stream().map(viewers::ofEvents).orElseGet(() -> viewer(viewers, consoleEnvironment));
            return watching.run(watched, followedRun, viewer, output.first().orElse(Long.MAX_VALUE));
        }
    }

    private OutputChoice output() {
        var first = from == null ? OptionalLong.empty() : OptionalLong.of(from);
        return new OutputChoice(processEnvironment, form.isEvents(), first);
    }

    private RunViewer viewer(RunViewers viewers, ConsoleEnvironment consoleEnvironment) {
        boolean lines = asLines || allEvents || from != null;
        return mine == null
                ? viewers.ofAll(consoleEnvironment, lines, allEvents)
                : viewers.ofRole(consoleEnvironment, lines, mine);
    }

    private void requireFitting() {
        if (form.isEvents() && (all || mine != null || asLines || allEvents)) {
            throw usage(
                    "--output jsonl writes every event of one run, and takes no --all, --mine, --lines or --all-events",
                    "leave out one of them");
        }
        if (all && run.isNamed()) {
            throw usage("--all shows every open run, and takes no RUN", "leave out one of them");
        }
        if (all && (mine != null || from != null || allEvents)) {
            throw usage(
                    "--all shows one line a run, and takes no --mine, --from or --all-events",
                    "name a run instead of --all; `cutover runs` lists them");
        }
        if (mine != null && (from != null || allEvents)) {
            throw usage("--mine shows questions, and takes no --from or --all-events", "leave out one of them");
        }
    }

    private void requireInRange(Home runHome, RunId watched) {
        if (from == null) {
            return;
        }
        var reader = runHome.reader(watched);
        reader.read(line -> {});
        if (from < 1 || from > reader.seq() + 1) {
            throw usage(
                    "--from " + from + " is no event of run " + watched + ": it has " + reader.seq() + " so far",
                    "name one from 1 to " + (reader.seq() + 1) + ", which is the next");
        }
    }

    private static RunFact.Created created(Home runHome, RunId watched) {
        return runHome.reader(watched)
                .first()
                .map(line -> line.event().fact())
                .filter(RunFact.Created.class::isInstance)
                .map(RunFact.Created.class::cast)
                .orElseThrow(() -> new ProblemException(
                        ExitCode.ERROR,
                        "the record of run " + watched + " does not begin with the run's creation",
                        "if the run is just being created, try again; otherwise see `cutover verify " + watched + "`"));
    }

    private static ProblemException usage(String message, String hint) {
        return new ProblemException(ExitCode.USAGE, message, hint);
    }
}
