package dev.cutover.execution.process;

import dev.cutover.preflight.CheckWorkers;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Threads for as long as a command takes. Closing interrupts those that still work, and waits for them a few seconds: a
 * program that one of them had started is ended by then, and outlives nobody. A thread that heeds nothing is left.
 */
public final class WorkerThreads implements CheckWorkers, AutoCloseable {
    private static final long PATIENCE_SECONDS = 6;

    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        var thread = new Thread(work, "look-over");
        thread.setDaemon(true);
        return thread;
    });

    @Override
    public Runnable start(Runnable work) {
        var started = threads.submit(work);
        return () -> started.cancel(true);
    }

    @Override
    public void close() {
        threads.shutdownNow();
        try {
            if (!threads.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                System.getLogger(WorkerThreads.class.getName())
                        .log(System.Logger.Level.WARNING, "a connector heeds no interrupt and is left to itself");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
