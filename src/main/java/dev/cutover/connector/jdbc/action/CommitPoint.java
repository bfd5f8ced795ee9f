package dev.cutover.connector.jdbc.action;

import java.util.concurrent.atomic.AtomicReference;

/**
 * The moment from which a change may take effect. It is either reached or given up, never both: who gives it up knows
 * that nothing was changed. Thread-safe.
 */
final class CommitPoint {
    private final AtomicReference<Side> side = new AtomicReference<>(Side.BEFORE);

    private enum Side {
        BEFORE,
        GIVEN_UP,
        PASSED
    }

    /** Returns false if it was given up: then nothing may be committed. */
    boolean pass() {
        return side.compareAndSet(Side.BEFORE, Side.PASSED) || isPassed();
    }

    /** Returns whether nothing will be committed any more. */
    boolean giveUp() {
        return side.compareAndSet(Side.BEFORE, Side.GIVEN_UP) || side.get() == Side.GIVEN_UP;
    }

    boolean isPassed() {
        return side.get() == Side.PASSED;
    }
}
