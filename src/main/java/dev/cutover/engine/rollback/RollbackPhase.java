package dev.cutover.engine.rollback;

import dev.cutover.engine.context.NextAction;
import dev.cutover.model.Undo;
import org.jspecify.annotations.Nullable;

/**
 * The phases of one rollback, in their order. Each is a function of the record, so a new runner continues where the old
 * one stopped.
 */
enum RollbackPhase {
    /** Cancels what is running in scope. */
    STOP,

    /** Undoes what keeps the old platform closed. */
    OPEN,

    /** Restores traffic to the old platform and reads it back. */
    TRAFFIC,

    /** Undoes what waits for nothing but traffic, last first. */
    UNDO,

    /** Undoes what waits for the orders in flight. Settling those orders is still left to the runbook's steps. */
    IN_FLIGHT,

    /** Runs the runbook's own rollback steps. */
    STEPS,

    /** Undoes what waits for the platforms to be compared again. The runbook's steps compare them. */
    RECONCILE,

    /** Names what is left undone and ends the rollback. */
    FINISH;

    /** The next action of the phase; null if the phase is done. */
    @Nullable
    NextAction next(RollbackContext context) {
        return context.rollback().isParked() && presumesTraffic() ? null : nextOf(context);
    }

    /** What follows traffic is not done for traffic that stays. */
    private boolean presumesTraffic() {
        return switch (this) {
            case STOP, OPEN, FINISH -> false;
            case TRAFFIC, UNDO, IN_FLIGHT, STEPS, RECONCILE -> true;
        };
    }

    private @Nullable NextAction nextOf(RollbackContext context) {
        return switch (this) {
            case STOP -> StopPhase.next(context);
            case OPEN -> OpenPhase.next(context);
            case TRAFFIC -> TrafficPhase.next(context);
            case UNDO -> UndoPhase.next(context);
            case IN_FLIGHT -> UndoPhase.next(context, Undo.Time.AFTER_IN_FLIGHT);
            case STEPS -> new RollbackSteps(context.stepContext(), context.rollback()).next();
            case RECONCILE -> UndoPhase.next(context, Undo.Time.AFTER_RECONCILE);
            case FINISH -> FinishPhase.next(context);
        };
    }
}
