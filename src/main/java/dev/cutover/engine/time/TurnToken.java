package dev.cutover.engine.time;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Says to another thread that it is its turn. Whoever waits looks out for a moment before it lies down: to be woken
 * takes longer than most jobs on a virtual clock do, and there are tens of thousands of them in a night.
 */
final class TurnToken {
    /** Some tens of microseconds; none where looking out would keep the other thread from running. */
    private static final int LOOKS = Runtime.getRuntime().availableProcessors() > 1 ? 3_000 : 0;

    private final Semaphore passed = new Semaphore(0);

    void pass() {
        passed.release();
    }

    void take() throws InterruptedException {
        if (!comesSoon()) {
            passed.acquire();
        }
    }

    /** False if it has not come within so many milliseconds of the wall. */
    boolean take(long millis) throws InterruptedException {
        return comesSoon() || passed.tryAcquire(millis, TimeUnit.MILLISECONDS);
    }

    private boolean comesSoon() {
        for (int i = 0; i < LOOKS; i++) {
            if (passed.tryAcquire()) {
                return true;
            }
            Thread.onSpinWait();
        }
        return false;
    }
}
