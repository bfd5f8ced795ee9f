package dev.cutover.engine.effect;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Passed once, either by the job that is about to send a change or by the engine that gives the job up: so it is known
 * whether anything was sent by a job that did not answer, and a job that was given up sends nothing later. Thread-safe.
 */
final class SendGate {
    private final AtomicBoolean passed = new AtomicBoolean();

    /** The job is about to send. Throws if it was given up before. */
    void send() throws InterruptedException {
        if (!passed.compareAndSet(false, true)) {
            throw new InterruptedException("given up before anything was sent");
        }
    }

    /** The job is given up. True if nothing was sent; then nothing will be. */
    boolean close() {
        return passed.compareAndSet(false, true);
    }
}
