package dev.cutover.execution.process;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Runs when the terminal hangs up or the process is told to end: the run is left at the next safe point, and the
 * process waits a few seconds for it. Thread-safe.
 */
public final class ShutdownHook {
    private static final long PATIENCE_SECONDS = 10;

    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread hook;

    private ShutdownHook(Runnable leave) {
        hook = new Thread(
                () -> {
                    leave.run();
                    await();
                },
                "cutover-last-wish");
    }

    public static ShutdownHook keep(Runnable leave) {
        var wish = new ShutdownHook(leave);
        Runtime.getRuntime().addShutdownHook(wish.hook);
        return wish;
    }

    private void await() {
        try {
            done.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The run has been left; the process may end. */
    public void fulfilled() {
        done.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException endingAlready) {
            done.countDown();
        }
    }
}
