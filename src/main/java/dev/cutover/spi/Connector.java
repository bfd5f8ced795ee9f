package dev.cutover.spi;

import java.util.Optional;

/**
 * One connected system. Implements the capabilities that the system has; the engine finds them by {@link #as}.
 *
 * <p>Methods are called from several threads at once, each call under a time-out: when it has passed, the thread is
 * interrupted and the outcome counts as unknown. A connector that has started a program or holds a socket must end it
 * then.
 *
 * <p>Nothing is written to the standard outputs, which belong to the display of the run: diagnostics go to
 * {@link System.Logger}, and from there to the log of the run.
 */
public interface Connector extends AutoCloseable {

    /** This connector as one of its capabilities; empty if it lacks it. */
    default <C> Optional<C> as(Class<C> capability) {
        return capability.isInstance(this) ? Optional.of(capability.cast(this)) : Optional.empty();
    }

    /**
     * The process is about to leave a run that goes on later: what is under way and has an effect is not ended when its
     * call is interrupted from now on. The next process asks for it by {@link Actions#awaitEnd}. Returns at once.
     */
    default void leave() {}

    /**
     * Called once, when no more calls will come; running calls have been interrupted. Waits for what must not outlive
     * the process, and returns within seconds.
     */
    @Override
    default void close() {}
}
