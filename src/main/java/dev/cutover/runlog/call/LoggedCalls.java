package dev.cutover.runlog.call;

import dev.cutover.engine.context.CallScope;
import dev.cutover.runlog.LogEntry.Level;
import dev.cutover.runlog.RunLog;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.RunClock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Logs the calls of systems. A change has a line when it begins and one when it has ended: what a killed process had
 * under way can be told from the first. A question has a line when it is answered, and equal answers to the same
 * question one a minute. Thread-safe; nothing that goes wrong with the log reaches a call.
 */
public final class LoggedCalls implements AutoCloseable {
    private final RunLog runLog;
    private final RunClock clock;
    private final RunClock wall;
    private final RepeatedAnswers repeatedAnswers = new RepeatedAnswers();
    private final Set<Running> running = ConcurrentHashMap.newKeySet();

    // Each log has its own, and a thread serves several runs in a process of tests.
    @SuppressWarnings("ThreadLocalUsage")
    private final ThreadLocal<CallScope.@Nullable Subject> subject = new ThreadLocal<>();

    /**
     * Logs nothing yet.
     *
     * @param clock the run's
     * @param wall a clock of real time: on a virtual one, real systems take no time
     */
    public LoggedCalls(RunLog runLog, RunClock clock, RunClock wall) {
        this.runLog = runLog;
        this.clock = clock;
        this.wall = wall;
    }

    /** A call under way; compared by identity. */
    private static final class Running {
        private final Map<String, String> fields;
        private final Map<String, String> about;
        private final Instant began;
        private final Instant beganReally;

        private Running(Map<String, String> fields, Map<String, String> about, Instant began, Instant beganReally) {
            this.fields = fields;
            this.about = about;
            this.began = began;
            this.beganReally = beganReally;
        }
    }

    /** A call of a system. */
    @FunctionalInterface
    interface Job<T> {
        T run() throws ConnectorException, InterruptedException;
    }

    /** By which each call has the step that it is for. */
    public CallScope scope() {
        return this::enter;
    }

    private Runnable enter(CallScope.Subject entered) {
        var outer = subject.get();
        subject.set(entered);
        return () -> subject.set(outer);
    }

    /** Makes a change. */
    <T> T change(AskedOfSystem asked, Job<T> job, Function<T, GivenAnswer> answer)
            throws ConnectorException, InterruptedException {
        var call = begun(asked);
        var asBegun = new LinkedHashMap<>(call.fields);
        asBegun.putAll(call.about);
        runLog.add(Level.INFO, "begin", asBegun);
        return answered(call, job, answer, (given, fields) -> runLog.add(given.level(), "end", fields, given.trace()));
    }

    /** Asks a question. */
    <T> T question(AskedOfSystem asked, Job<T> job, Function<T, GivenAnswer> answer)
            throws ConnectorException, InterruptedException {
        return answered(begun(asked), job, answer, (given, fields) -> write(asked, given, fields));
    }

    /** Something was asked that takes no time. */
    void happened(AskedOfSystem asked, GivenAnswer answer) {
        var call = begun(asked);
        running.remove(call);
        ended(call, (given, fields) -> runLog.add(given.level(), "end", fields), () -> answer);
    }

    private void write(AskedOfSystem asked, GivenAnswer given, Map<String, String> fields) {
        var written = repeatedAnswers.add(
                asked.identity() + fields.getOrDefault("step", ""),
                given.sameness(),
                new RepeatedAnswers.Answer(given.level(), fields),
                clock.now());
        written.ifPresent(repeats -> {
            var all = new LinkedHashMap<>(fields);
            all.putAll(repeats.fields());
            runLog.add(given.level(), "ask", all, given.trace());
        });
    }

    /** What is done with an answer. */
    @FunctionalInterface
    private interface Told {
        void told(GivenAnswer given, Map<String, String> fields);
    }

    private <T> T answered(Running call, Job<T> job, Function<T, GivenAnswer> answer, Told told)
            throws ConnectorException, InterruptedException {
        try {
            T value = job.run();
            ended(call, told, () -> answer.apply(value));
            return value;
        } catch (InterruptedException interrupted) {
            ended(call, told, () -> GivenAnswer.INTERRUPTED);
            throw interrupted;
        } catch (ConnectorException | RuntimeException | Error thrown) {
            ended(call, told, () -> GivenAnswer.broken(thrown));
            throw thrown;
        } finally {
            running.remove(call);
        }
    }

    private Running begun(AskedOfSystem asked) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("system", asked.system().value());
        fields.put(asked.kind().word(), asked.name());
        var mine = subject.get();
        if (mine != null && !mine.step().value().isEmpty()) {
            fields.put("step", mine.step().value());
            fields.put("attempt", Integer.toString(mine.attempt()));
        } else if (mine != null && !mine.source().equals(asked.system().value())) {
            fields.put("criterion", mine.source());
        }
        var call = new Running(fields, asked.about(), clock.now(), wall.now());
        running.add(call);
        return call;
    }

    private void ended(Running call, Told told, Supplier<GivenAnswer> answer) {
        try {
            var given = answer.get();
            told.told(given, fields(call, given));
        } catch (RuntimeException unexpected) {
            runLog.add(Level.ERROR, "words", call.fields, RunLog.trace(unexpected));
        }
    }

    /** What was asked and what came of it first, so that the columns stand below each other as far as they can. */
    private Map<String, String> fields(Running call, GivenAnswer given) {
        var fields = timed(call);
        fields.put("outcome", given.outcome());
        fields.putAll(given.more());
        fields.put("says", given.says());
        fields.putAll(call.about);
        return fields;
    }

    /** As long as the run's clock says, or real time where that is longer. */
    private Map<String, String> timed(Running call) {
        var ofRun = Duration.between(call.began, clock.now());
        var real = Duration.between(call.beganReally, wall.now());
        var fields = new LinkedHashMap<>(call.fields);
        fields.put("ms", Long.toString((ofRun.compareTo(real) > 0 ? ofRun : real).toMillis()));
        return fields;
    }

    /** No more calls come: tells what is still under way, and the counts of equal answers. */
    @Override
    public void close() {
        repeatedAnswers.unwritten().forEach(last -> runLog.add(last.level(), "ask", last.fields()));
        for (var call : running) {
            var fields = timed(call);
            fields.put("outcome", "still-running");
            fields.putAll(call.about);
            runLog.add(Level.WARN, "left", fields);
        }
    }
}
