package dev.cutover.plan.rollback;

import java.util.Locale;

/** The phases of a rollback as its plan shows them, in their order. Their words stand in documents for scripts. */
public enum PlannedPhase {
    /** What is running in scope is cancelled. */
    STOP,
    /** What keeps the old platform closed is undone. */
    OPEN,
    /** Weights go back and are read back. */
    TRAFFIC,
    /** What waits for traffic is undone. */
    UNDO,
    /** What waits for the orders in flight is undone. */
    IN_FLIGHT,
    /** The runbook's own rollback steps are done. */
    STEPS,
    /** What waits until both platforms were compared again is undone. */
    RECONCILE;

    /** {@code in-flight}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
