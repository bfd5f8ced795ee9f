package dev.cutover.reconcile.thread;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Work on a thread of its own, while the caller watches over it. Stateless and thread-safe. */
public final class WatchedThread {
    private static final long GRACE_SECONDS = 1;

    private WatchedThread() {}

    /** What the caller does from time to time while it waits; what it throws ends the waiting. */
    @FunctionalInterface
    public interface Watch<X extends Exception> {
        void look() throws X;
    }

    /**
     * Returns the result once it is there.
     *
     * @param pace how long is waited before each look
     * @throws X if the watch throws it
     * @throws ExecutionException if the work failed
     */
    public static <T, X extends Exception> T result(String name, Callable<T> work, Duration pace, Watch<X> watch)
            throws X, ExecutionException, InterruptedException {
        var threads = Executors.newSingleThreadExecutor(job -> {
            var thread = new Thread(job, name);
            thread.setDaemon(true);
            return thread;
        });
        try {
            var result = threads.submit(work);
            while (true) {
                try {
                    return result.get(pace.toMillis(), TimeUnit.MILLISECONDS);
                } catch (TimeoutException notYet) {
                    watch.look();
                }
            }
        } catch (InterruptedException given) {
            threads.shutdownNow();
            threads.awaitTermination(GRACE_SECONDS, TimeUnit.SECONDS);
            throw given;
        } finally {
            // A driver that does not hear an interrupt is left behind: its thread does not keep the process.
            threads.shutdownNow();
        }
    }
}
