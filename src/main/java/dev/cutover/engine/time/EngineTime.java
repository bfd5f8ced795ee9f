package dev.cutover.engine.time;

import dev.cutover.spi.RunClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Time as the engine lives it: a clock, an inbox, and threads for work beside. {@link #await} belongs to the engine's
 * thread; everything else may be called from any.
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
     * The same for a job of which something is known. What a clock makes of it is its own affair: the job's end comes
     * in at the same instant and in the same order.
     */
    default <T> Work start(Kind kind, Callable<T> job, Duration limit, Consumer<Done<T>> whenDone) {
        return start(job, limit, whenDone);
    }

    /** What is known of a job. */
    enum Kind {
        ANY,
        /** It asks nothing outside this process and changes nothing, so that it can be interrupted and begun again. */
        THOUGHT
    }

    /**
     * How long a call may take of the run's time. Where time runs faster than the wall, real work must not be given up
     * for being as slow as it really is.
     */
    default Duration patience(Duration limit) {
        return limit;
    }

    /**
     * The inputs that have come in. Waits for the first one, but not beyond the instant (null: as long as it takes).
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
