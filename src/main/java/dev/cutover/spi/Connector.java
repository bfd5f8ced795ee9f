package dev.cutover.spi;

import java.util.Optional;

/**
 * One connected system. Implements the capabilities that the system has; the engine finds them by {@link #as}.
 *
 * <p>Methods are called from several threads at once, each call under a time-out: when it has passed, the thread is
 * interrupted and the outcome counts as unknown. A connector that starts a program or holds a socket ends it then.
 *
 * <p>Nothing is written to the standard outputs, which belong to whoever watches the run: what only helps those who
 * look for a fault goes to {@link System.Logger}, and from there to the log file.
 */
public interface Connector extends AutoCloseable {

    /** This connector as one of its capabilities; empty if it has it not. */
    default <C> Optional<C> as(Class<C> capability) {
        return capability.isInstance(this) ? Optional.of(capability.cast(this)) : Optional.empty();
    }

    /**
     * Called once, when no more calls will come: those still at work have been interrupted. Waits for what must not
     * outlive the process, and returns within seconds.
     */
    @Override
    default void close() {}
}
