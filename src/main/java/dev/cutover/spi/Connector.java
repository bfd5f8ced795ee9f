package dev.cutover.spi;

import java.util.Optional;

/**
 * One connected system. Implements the capabilities that the system has; the engine finds them by {@link #as}.
 *
 * <p>Methods are called from several threads at once, each call under a time-out: when it has passed, the thread is
 * interrupted and the outcome counts as unknown. A connector that starts a program or holds a socket ends it then.
 */
public interface Connector extends AutoCloseable {

    /** This connector as one of its capabilities; empty if it has it not. */
    default <C> Optional<C> as(Class<C> capability) {
        return capability.isInstance(this) ? Optional.of(capability.cast(this)) : Optional.empty();
    }

    /** Called once, after the run's last call. */
    @Override
    default void close() {}
}
