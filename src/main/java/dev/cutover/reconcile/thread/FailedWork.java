package dev.cutover.reconcile.thread;

import java.util.concurrent.ExecutionException;

/** What work on another thread has ended with, as if it had been done on this one. Stateless and thread-safe. */
public final class FailedWork {
    private FailedWork() {}

    /**
     * The cause, if it is of the kind that the work declares; any other is thrown.
     *
     * @throws InterruptedException if the work was interrupted
     */
    public static <X extends Exception> X causeOf(ExecutionException failed, Class<X> declared)
            throws InterruptedException {
        var cause = failed.getCause();
        if (declared.isInstance(cause)) {
            return declared.cast(cause);
        }
        if (cause instanceof InterruptedException interrupted) {
            throw interrupted;
        }
        if (cause instanceof Error grave) {
            throw grave;
        }
        throw cause instanceof RuntimeException fault ? fault : new IllegalStateException(cause);
    }
}
