package dev.cutover.testkit;

import dev.cutover.journal.Home;
import dev.cutover.journal.OpenedRun;
import dev.cutover.journal.RecordMirroring;
import dev.cutover.journal.RunJournals;
import dev.cutover.journal.Runner;
import dev.cutover.journal.disk.FileDisk;
import dev.cutover.journal.sql.H2Mirroring;
import dev.cutover.journal.sql.OutlineReader;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.RunFact;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A separate process that takes the run {@link JournaledRuns#RUN}, creates it if necessary, and prints each event's
 * number once the event is durable. For tests that kill it, or that compete with it for the run.
 */
public final class JournalingProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader said;

    private JournalingProcess(Process process) {
        this.process = process;
        this.said = process.inputReader();
    }

    /** Starts one that records this many events and then stays until it is killed. */
    public static JournalingProcess start(Path home, int events) throws IOException {
        return start(home, events, "without");
    }

    /** Starts one that keeps a copy as well. */
    public static JournalingProcess startWithCopy(Path home, int events) throws IOException {
        return start(home, events, "with");
    }

    private static JournalingProcess start(Path home, int events, String copy) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new JournalingProcess(new ProcessBuilder(
                        java,
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        JournalingProcess.class.getName(),
                        home.toString(),
                        "" + events,
                        copy)
                .redirectErrorStream(true)
                .start());
    }

    /** The next line of its output; null once it has exited. */
    public String next() throws IOException {
        return said.readLine();
    }

    public long pid() {
        return process.pid();
    }

    /** Kills it at once, as {@code kill -9} does, and returns the last number that it printed. */
    public long kill() throws IOException {
        // Process.destroyForcibly would also close the output and lose the lines not yet read.
        process.toHandle().destroyForcibly();
        process.onExit().join();
        long last = 0;
        for (String line = next(); line != null; line = next()) {
            // The last number may be incomplete.
            last = Math.max(last, Long.parseLong(line));
        }
        return last;
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }

    public static void main(String[] args) throws IOException {
        var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true);
        var home = new Home(Path.of(args[0]), new FileDisk());
        var recordMirroring =
                args[2].equals("with") ? new H2Mirroring(Duration.ZERO, 1, OutlineReader.NONE) : RecordMirroring.NONE;
        var journals = new RunJournals(home, Runner.thisProcess(), recordMirroring);
        try (var opened = open(home, journals)) {
            out.println(opened.events().size());
            for (int i = 0; i < Integer.parseInt(args[1]); i++) {
                var events = opened.journal()
                        .append(
                                JournaledRuns.AT,
                                Event.ENGINE,
                                List.of(new RunFact.RunNote("a" + i), new RunFact.RunNote("x".repeat(i % 500))));
                opened.journal().force();
                out.println(events.get(1).seq());
            }
            // Until its standard input ends, or it is killed.
            System.in.read();
        }
    }

    private static OpenedRun open(Home home, RunJournals journals) {
        return home.runs().isEmpty()
                ? journals.create(JournaledRuns.RUN, JournaledRuns.AT, JournaledRuns.created())
                : journals.open(JournaledRuns.RUN, JournaledRuns.AT);
    }
}
