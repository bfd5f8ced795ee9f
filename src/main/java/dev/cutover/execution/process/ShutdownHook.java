package dev.cutover.execution.process;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Runs an action when the process is told to end, and then waits a few seconds for {@link #fulfilled}. Thread-safe. */
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
                "cutover-shutdown");
    }

    public static ShutdownHook keep(Runnable leave) {
        var shutdownHook = new ShutdownHook(leave);
        Runtime.getRuntime().addShutdownHook(shutdownHook.hook);
        return shutdownHook;
    }

    private void await() {
        try {
            done.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Call it when the work has stopped: the process may end, and the hook is removed. */
    public void fulfilled() {
        done.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException endingAlready) {
            done.countDown();
        }
    }
}
