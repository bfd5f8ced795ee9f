package dev.cutover.reconcile.store;

import dev.cutover.reconcile.thread.FailedWork;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Does some work on two threads. The first failure, and an interrupt of the caller, end all of it. Stateless. */
final class TwoAtOnce {
    private static final long PATIENCE_SECONDS = 1;

    private TwoAtOnce() {}

    /** A piece of work. */
    @FunctionalInterface
    interface Work {
        void run() throws IOException, InterruptedException;
    }

    /** Returns when all of it is done. */
    static void run(List<Work> all) throws IOException, InterruptedException {
        var threads = Executors.newFixedThreadPool(2, job -> {
            var thread = new Thread(job, "comparison");
            thread.setDaemon(true);
            return thread;
        });
        try {
            var ended = new ExecutorCompletionService<Boolean>(threads);
            for (var work : all) {
                ended.submit(() -> {
                    work.run();
                    return true;
                });
            }
            for (int i = 0; i < all.size(); i++) {
                ended.take().get();
            }
        } catch (ExecutionException failed) {
            throw FailedWork.causeOf(failed, IOException.class);
        } finally {
            threads.shutdownNow();
            // A source that does not hear an interrupt is left behind: its thread does not keep the process.
            threads.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
    }
}
