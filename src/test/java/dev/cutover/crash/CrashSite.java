package dev.cutover.crash;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cutover.journal.Home;
import dev.cutover.journal.RecordMirroring;
import dev.cutover.journal.RecordVerifier;
import dev.cutover.journal.RunJournals;
import dev.cutover.journal.RunVerification;
import dev.cutover.journal.Runner;
import dev.cutover.journal.disk.FileDisk;
import dev.cutover.journal.sql.H2CopyCheck;
import dev.cutover.journal.sql.OutlineReader;
import dev.cutover.query.PinnedRunbook;
import dev.cutover.run.RunId;
import dev.cutover.run.ledger.RunState;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A place where the real program runs the small cutover of this package's resources, as a process of its own. */
final class CrashSite {
    /** What tests of this package run. */
    static final Path BOOK = resource();

    private static final String MAIN = "dev.cutover.execution.process.MortalMain";

    private final Path folder;
    private final Path world;
    private final Map<String, String> variables = new HashMap<>();
    private List<String> heard = List.of();

    CrashSite(Path folder) throws IOException {
        this.folder = folder;
        this.world = folder.resolve("world");
        Files.createDirectories(world);
    }

    private static Path resource() {
        try {
            return Path.of(CrashSite.class.getResource("runbook.yaml").toURI()).getParent();
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    static String[] run() {
        return runOf(BOOK);
    }

    /** Begins a run of the runbook in that folder. */
    static String[] runOf(Path book) {
        return new String[] {
            "run", book.resolve("runbook.yaml").toString(),
            "--env", book.resolve("local.yaml").toString(),
            "--answers", BOOK.resolve("answers.yaml").toString(),
            "--no-input"
        };
    }

    static String[] resume(RunId run) {
        return new String[] {
            "resume", run.value(), "--answers", BOOK.resolve("answers.yaml").toString(), "--no-input"
        };
    }

    /** From now on its processes hear the signals that the tests themselves may have been told to ignore. */
    CrashSite hearingSignals() throws IOException, InterruptedException {
        heard = Signals.heard();
        return this;
    }

    /** From now on its processes have a variable of that name in their environment. */
    CrashSite with(String name, String value) {
        variables.put(name, value);
        return this;
    }

    Path folder() {
        return folder;
    }

    /** What was done outside, a file for each operation. */
    Path world() {
        return world;
    }

    /** Starts the program; what it says goes to {@link #said}. */
    Process start(Map<String, String> wish, String... arguments) throws IOException {
        return prepared(wish, arguments)
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.to(folder.resolve("said").toFile()))
                .start();
    }

    /** The same, but what it says goes into pipes. */
    Process startUnheard(String... arguments) throws IOException {
        return prepared(Map.of(), arguments).start();
    }

    /** The same at a terminal of its own, which is gone as soon as the process is ended that keeps it. */
    Process startAtTerminal(String... arguments) throws IOException {
        var line = line(Map.of(), arguments);
        line.add(line.indexOf(MAIN), "-Dcutover.terminal=true");
        String command = line.stream()
                .map(word -> "'" + word.replace("'", "'\\''") + "'")
                .collect(Collectors.joining(" ", "TERM=xterm exec ", ""));
        var builder = process(List.of("script", "-qec", command, "/dev/null"));
        // Nobody is asked in CI, even at a terminal.
        builder.environment().remove("CI");
        return builder.redirectInput(ProcessBuilder.Redirect.PIPE)
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.to(folder.resolve("said").toFile()))
                .start();
    }

    private ProcessBuilder prepared(Map<String, String> wish, String... arguments) {
        return process(line(wish, arguments));
    }

    private List<String> line(Map<String, String> wish, String... arguments) {
        var line = new ArrayList<String>(heard);
        line.addAll(ProgramArchive.options());
        line.add("-Dcrash.notes=" + folder);
        wish.forEach((name, value) -> line.add("-Dcrash." + name + "=" + value));
        line.add(MAIN);
        line.addAll(Arrays.asList(arguments));
        return line;
    }

    /** A process with this place's home and world. */
    ProcessBuilder process(List<String> line) {
        var builder =
                new ProcessBuilder(line).redirectInput(Path.of("/dev/null").toFile());
        builder.environment().putAll(variables);
        builder.environment()
                .putAll(Map.of("CUTOVER_HOME", folder.resolve("home").toString(), "CRASH_WORLD", "" + world));
        return builder;
    }

    /** Runs the program to its end, and returns its exit code. */
    int call(Map<String, String> wish, String... arguments) throws IOException, InterruptedException {
        return start(wish, arguments).waitFor();
    }

    /** What the newest process has said. */
    String said() throws IOException {
        return Files.readString(folder.resolve("said"), UTF_8);
    }

    /** How many points of the disk the newest process that ended by itself has passed. */
    int points() throws IOException {
        return Integer.parseInt(Files.readString(folder.resolve("points"), US_ASCII));
    }

    Home home() {
        return new Home(folder.resolve("home"), new FileDisk());
    }

    /** The newest run with at least one event. */
    Optional<RunId> begun() {
        var home = home();
        return home.runs().stream().filter(run -> !home.events(run).isEmpty()).findFirst();
    }

    RunState state() {
        var state = new RunState();
        begun().ifPresent(run -> home().events(run).forEach(state::apply));
        return state;
    }

    CrashOutcome outcome() throws IOException {
        var effects = new TreeMap<String, Integer>();
        for (var file : new FileDisk().list(world)) {
            for (String key : Files.readAllLines(file, UTF_8)) {
                // The run's id is a different one each time.
                effects.merge(file.getFileName() + " for " + key.substring(key.indexOf('/') + 1), 1, Integer::sum);
            }
        }
        return CrashOutcome.of(state(), effects);
    }

    /** What was acknowledged and is no longer as it was. */
    List<String> losses() throws IOException {
        var losses = new ArrayList<String>();
        var notes = folder.resolve("acknowledged");
        var lines = Files.exists(notes) ? wholeLines(notes) : List.<String>of();
        var left = new HashMap<String, String>();
        for (String line : lines) {
            var parts = line.split(" ", -1);
            if (parts[1].equals("to")) {
                left.put(parts[0], parts[2]);
            }
        }
        for (String line : lines) {
            var parts = line.split(" ", -1);
            String name = Files.exists(Path.of(parts[0])) ? parts[0] : left.getOrDefault(parts[0], parts[0]);
            if (parts[1].equals("to") || name.equals("-")) {
                continue;
            }
            byte[] acknowledged = Base64.getDecoder().decode(parts[2]);
            int from = Integer.parseInt(parts[1]);
            byte[] record = Files.readAllBytes(Path.of(name));
            int to = from + acknowledged.length;
            if (record.length < to || !Arrays.equals(record, from, to, acknowledged, 0, acknowledged.length)) {
                losses.add("lost: bytes " + from + " to " + to + " of the record, which has " + record.length);
            }
        }
        return losses;
    }

    private static List<String> wholeLines(Path file) throws IOException {
        String text = Files.readString(file, US_ASCII);
        return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    }

    /** What a check of the whole folder finds. */
    List<String> faults() {
        return begun()
                .map(run -> RecordVerifier.of(
                                home().disk(),
                                home().folder(run),
                                new H2CopyCheck(OutlineReader.NONE),
                                PinnedRunbook::steps,
                                Optional.empty())
                        .runVerification()
                        .checks())
                .orElse(List.of())
                .stream()
                .filter(check -> check.result() == RunVerification.Result.BROKEN)
                .map(check -> check.what() + ": " + check.detail())
                .toList();
    }

    /** Makes the copy in H2, which a run gets by itself only once it has lasted for a while. */
    void copy(RecordMirroring recordMirroring, Instant now) {
        begun().ifPresent(run -> new RunJournals(home(), Runner.thisProcess(), recordMirroring)
                .open(run, now)
                .close());
    }
}
