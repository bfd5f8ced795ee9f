package dev.cutover.execution.process;

import dev.cutover.preflight.CheckWorkers;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Threads for the duration of a command. Closing interrupts those that still run, and waits a few seconds for them to
 * end the programs that they started. A thread that ignores the interrupt is left behind. Thread-safe.
 */
public final class WorkerThreads implements CheckWorkers, AutoCloseable {
    private static final long PATIENCE_SECONDS = 6;

    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        var thread = new Thread(work, "system-check");
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
                        .log(System.Logger.Level.WARNING, "a connector ignores the interrupt and is left running");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
