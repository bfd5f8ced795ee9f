package dev.cutover.execution.logging;

import dev.cutover.engine.RunResult;
import dev.cutover.engine.context.ConnectedSystems;
import dev.cutover.engine.time.WallTime;
import dev.cutover.execution.process.Version;
import dev.cutover.journal.RunJournal;
import dev.cutover.journal.Runner;
import dev.cutover.runlog.LibraryWords;
import dev.cutover.runlog.LogDetail;
import dev.cutover.runlog.LogEntry.Level;
import dev.cutover.runlog.RunLog;
import dev.cutover.runlog.call.LoggedCalls;
import dev.cutover.runlog.call.LoggedSystems;
import dev.cutover.secret.Secrets;
import dev.cutover.spi.RunClock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What one process logs of a run, from its taking to its leaving. Close it after the connectors, so that calls that are
 * broken off then are told with their ends. Thread-safe.
 */
public final class LoggedRun implements AutoCloseable {
    private final RunLog runLog;
    private final LoggedCalls loggedCalls;
    private final LibraryWords libraryWords;
    private final WallTime wall;
    private volatile Runnable end = () -> {};

    private LoggedRun(RunLog runLog, RunClock clock, LogDetail detail) {
        this.runLog = runLog;
        this.wall = WallTime.real(WallTime.today());
        this.loggedCalls = new LoggedCalls(runLog, clock, wall);
        this.libraryWords = LibraryWords.into(runLog, detail);
    }

    /**
     * Begins with a line that tells which process this is.
     *
     * @param why why it takes the run
     * @param clock the run's
     */
    public static LoggedRun begin(RunJournal journal, String why, Secrets secrets, RunClock clock, LogDetail detail) {
        var loggedRun = new LoggedRun(RunLog.in(journal.folder(), secrets::mask, clock), clock, detail);
        var runner = Runner.thisProcess();
        var fields = new LinkedHashMap<String, String>();
        fields.put("pid", Long.toString(runner.pid()));
        fields.put("host", runner.host());
        fields.put("user", runner.user());
        fields.put("version", Version.text());
        fields.put("epoch", Long.toString(journal.epoch()));
        fields.put("why", why);
        loggedRun.runLog.add(Level.INFO, "process-begins", fields);
        return loggedRun;
    }

    /** The same systems, with their calls logged. */
    public ConnectedSystems over(ConnectedSystems real) {
        return LoggedSystems.over(real, loggedCalls);
    }

    /** The part of a process in a run. */
    @FunctionalInterface
    public interface Part<T> {
        T run() throws InterruptedException;
    }

    /**
     * Does the part of this process, and tells how it came out, or why it could not.
     *
     * @param result what it came to
     */
    public <T> T told(Part<T> part, Function<T, RunResult> result) throws InterruptedException {
        try {
            var done = part.run();
            ended(result.apply(done));
            return done;
        } catch (RuntimeException | Error broken) {
            broken(broken);
            throw broken;
        }
    }

    /** Tells of the part of a process that could not be done. */
    public void broken(Throwable broken) {
        end = () -> runLog.add(Level.ERROR, "process-ends", Map.of("says", broken.toString()), RunLog.trace(broken));
    }

    /** Tells of the part of a process that somebody else has carried on up to its end. */
    public void ended() {
        end = () -> runLog.add(Level.INFO, "process-ends", Map.of());
    }

    private void ended(RunResult result) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("code", Integer.toString(result.code().code()));
        fields.put("says", result.message());
        end = () -> runLog.add(Level.INFO, "process-ends", fields);
    }

    /** What is missing in the log, as a sentence; empty if nothing is. */
    public Optional<String> loss() {
        return runLog.loss();
    }

    @Override
    public void close() {
        loggedCalls.close();
        end.run();
        libraryWords.close();
        runLog.close();
        loss().ifPresent(loss -> System.getLogger(LoggedRun.class.getName()).log(System.Logger.Level.WARNING, loss));
        wall.close();
    }
}
