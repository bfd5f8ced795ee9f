package dev.cutover.console;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The thread that reads a terminal's keys until it is closed. Closing waits only a while for one that is stuck. */
final class KeyThread implements AutoCloseable {
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    private final Duration patience;

    /** @param patience how long {@link #close} waits for its end */
    KeyThread(String name, Runnable work, Duration patience) {
        this.thread = new Thread(work, name);
        this.patience = patience;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    boolean isOpen() {
        return closing.getCount() > 0;
    }

    /** Waits; returns true if the thread is closed meanwhile. An interrupt closes it, too, but returns false. */
    boolean endsWithin(long millis) {
        try {
            return closing.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closing.countDown();
            return false;
        }
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join(Math.max(1, patience.toMillis()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
