package dev.cutover.engine.rollback;

import dev.cutover.engine.context.NextAction;
import org.jspecify.annotations.Nullable;

/**
 * The phases of one rollback, in their order. Each is a function of the record, so a new runner continues where the old
 * one stopped.
 */
enum RollbackPhase {
    /** Cancels what is running in scope. */
    STOP,

    /** Makes the old platform ready to take traffic again. Still empty. */
    OPEN,

    /** Restores traffic to the old platform and reads it back. */
    TRAFFIC,

    /** Undoes what was done, last first. */
    UNDO,

    /** Settles orders that the new platform touched and did not finish. Still empty. */
    IN_FLIGHT,

    /** Runs the runbook's own rollback steps. */
    STEPS,

    /** Compares both platforms again. Still empty. */
    RECONCILE,

    /** Names what is left undone and ends the rollback. */
    FINISH;

    /** The next action of the phase; null if the phase is done. */
    @Nullable
    NextAction next(RollbackContext context) {
        return switch (this) {
            case STOP -> StopPhase.next(context);
            case TRAFFIC -> TrafficPhase.next(context);
            case UNDO -> UndoPhase.next(context);
            case STEPS -> new RollbackSteps(context.stepContext(), context.rollback()).next();
            case FINISH -> FinishPhase.next(context);
            case OPEN, IN_FLIGHT, RECONCILE -> null;
        };
    }
}
