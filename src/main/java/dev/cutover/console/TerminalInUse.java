package dev.cutover.console;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jline.utils.ShutdownHooks;

/**
 * Says when the console has done with the system's terminal. The library closes its terminals as soon as the process is
 * told to end; to a console that still draws, that looks like a terminal that is gone. So the library waits for
 * {@link #end}, a while at most. Thread-safe.
 */
final class TerminalInUse implements ShutdownHooks.Task {
    private static final long PATIENCE_SECONDS = 10;

    private final CountDownLatch ended = new CountDownLatch(1);

    /** Call it before the terminal is opened: the library does its tasks at the end in this order. */
    static TerminalInUse begin() {
        return ShutdownHooks.add(new TerminalInUse());
    }

    /** Nothing is written to the terminal or read from it any more. */
    void end() {
        ended.countDown(); // the library's list keeps it: to leave that list would wait for the library
    }

    @Override
    public void run() throws InterruptedException {
        ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
}
