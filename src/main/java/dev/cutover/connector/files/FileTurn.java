package dev.cutover.connector.files;

import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets one call after the other use files: within a process, a lock on a file keeps no other thread away, and a
 * read-back must see no half of a call. Thread-safe.
 */
final class FileTurn {
    private final ReentrantLock lock = new ReentrantLock(true);

    /** Waits; a call that was abandoned does not begin any more. */
    void begin() throws InterruptedException {
        lock.lockInterruptibly();
    }

    void end() {
        lock.unlock();
    }
}
