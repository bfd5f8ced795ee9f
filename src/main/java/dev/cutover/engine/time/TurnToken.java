package dev.cutover.engine.time;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Hands the turn to another thread. A waiting thread spins for a moment before it parks: waking takes longer than most
 * jobs on a virtual clock, and a run has tens of thousands of them. Thread-safe.
 */
final class TurnToken {
    /** Some tens of microseconds; none where spinning would keep the other thread from running. */
    private static final int LOOKS = Runtime.getRuntime().availableProcessors() > 1 ? 3_000 : 0;

    private final Semaphore passed = new Semaphore(0);

    void pass() {
        passed.release();
    }

    void take() throws InterruptedException {
        if (!isPassedSoon()) {
            passed.acquire();
        }
    }

    /** False if the turn has not come within so many milliseconds of real time. */
    boolean take(long millis) throws InterruptedException {
        return isPassedSoon() || passed.tryAcquire(millis, TimeUnit.MILLISECONDS);
    }

    private boolean isPassedSoon() {
        for (int i = 0; i < LOOKS; i++) {
            if (passed.tryAcquire()) {
                return true;
            }
            Thread.onSpinWait();
        }
        return false;
    }
}
