package dev.cutover.reconcile.pushdown;

import dev.cutover.reconcile.thread.FailedWork;
import dev.cutover.spi.ConnectorException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What databases are asked for, on a thread of its own, for as long as they are waited for. Stateless. */
final class WatchedWork {
    private static final long LOOK_MILLIS = 500;
    private static final long GRACE_SECONDS = 1;

    private WatchedWork() {}

    /**
     * Returns when it is done.
     *
     * @throws Refusal if the work throws it, or is not waited for any longer
     */
    static <T> T of(Callable<T> work, PushDownWait wait) throws Refusal, ConnectorException, InterruptedException {
        var threads = Executors.newSingleThreadExecutor(job -> {
            var thread = new Thread(job, "adding up");
            thread.setDaemon(true);
            return thread;
        });
        try {
            return watched(threads.submit(work), wait);
        } catch (InterruptedException given) {
            threads.shutdownNow();
            threads.awaitTermination(GRACE_SECONDS, TimeUnit.SECONDS);
            throw given;
        } finally {
            // A driver that does not hear an interrupt is left behind: its thread does not keep the process.
            threads.shutdownNow();
        }
    }

    private static <T> T watched(Future<T> work, PushDownWait wait)
            throws Refusal, ConnectorException, InterruptedException {
        while (true) {
            try {
                return work.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException notYet) {
                var why = wait.over();
                if (why.isPresent()) {
                    throw new Refusal(why.get());
                }
            } catch (ExecutionException failed) {
                if (failed.getCause() instanceof Refusal refusal) {
                    throw refusal;
                }
                throw FailedWork.causeOf(failed, ConnectorException.class);
            }
        }
    }
}
