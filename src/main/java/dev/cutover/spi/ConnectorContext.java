package dev.cutover.spi;

import java.nio.file.Path;
import java.util.function.Supplier;

/** What a connector may use of the run that it works for. Thread-safe. */
public interface ConnectorContext {

    /** The only clock that a connector may ask or sleep on. */
    RunClock clock();

    /** Where pseudo-random choices start from, so that a rehearsal repeats itself. */
    long seed();

    /** A folder of the run that belongs to this connector type; it survives a restart of the process. Exists. */
    Path folder();

    /** The folder that relative paths of the environment file are meant from. */
    Path base();

    /**
     * Whether another process may have had the run before: what it has begun may still be at work. Where it is false,
     * this one is the first.
     */
    default boolean isTakenOver() {
        return true;
    }

    /**
     * Something that all systems of this connector type in this run share; made at the first call and, if it can be
     * closed, closed after the last connector was.
     */
    <T> T shared(Class<T> type, Supplier<T> maker);
}
