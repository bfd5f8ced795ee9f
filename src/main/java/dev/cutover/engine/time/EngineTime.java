package dev.cutover.engine.time;

import dev.cutover.spi.RunClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The engine's time: a clock, an inbox, and threads for jobs. {@link #await} belongs to the engine's thread; everything
 * else may be called from any.
 */
public interface EngineTime extends RunClock, AutoCloseable {

    /** Puts an input into the inbox; the engine runs it. */
    void post(Runnable input);

    /**
     * Runs a job beside the engine; its end is posted as an input.
     *
     * @param limit after which the job is given up, where the clock cannot see that it hangs
     */
    <T> Work start(Callable<T> job, Duration limit, Consumer<Done<T>> whenDone);

    /**
     * The same for a job with a known property. A clock may use it; the job's end arrives at the same instant and in
     * the same order in any case.
     */
    default <T> Work start(Kind kind, Callable<T> job, Duration limit, Consumer<Done<T>> whenDone) {
        return start(job, limit, whenDone);
    }

    /** A known property of a job. */
    enum Kind {
        ANY,
        /**
         * It reads nothing outside this process and changes nothing, so that it can be interrupted and started again.
         */
        THOUGHT
    }

    /**
     * How long a call may take of the run's time. Where the run's time is faster than real time, real work must not be
     * abandoned for taking real time.
     */
    default Duration patience(Duration limit) {
        return limit;
    }

    /**
     * How much of the run's time passes while people have so much of theirs: they type no faster where it is faster.
     */
    default Duration ofPeople(Duration span) {
        return span;
    }

    /**
     * The inputs that have arrived. Waits for the first one, but not beyond the instant (null: without a limit).
     *
     * @return empty if the instant came first, or if time has merely passed
     */
    List<Runnable> await(@Nullable Instant until) throws InterruptedException;

    /** Ends the threads; jobs still running are interrupted and their ends dropped. */
    @Override
    void close();

    /** A job under way. */
    interface Work {
        /** Interrupts it. Its end is posted all the same. */
        void interrupt();
    }

    /** How a job ended: with a value, or with what it threw. */
    record Done<T>(@Nullable T value, @Nullable Throwable trouble) {}
}
