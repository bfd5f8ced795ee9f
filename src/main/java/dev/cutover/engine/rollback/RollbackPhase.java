package dev.cutover.engine.rollback;

import dev.cutover.engine.context.NextAction;
import org.jspecify.annotations.Nullable;

/** The phases of one rollback, in their order. Each is a function of the record: whoever takes a run over goes on. */
enum RollbackPhase {
    /** What is under way in scope is cancelled. */
    STOP,

    /** The old platform is made ready to take traffic again. Nothing is declared for that yet. */
    OPEN,

    /** Traffic goes back, and is read back. */
    TRAFFIC,

    /** What was done is undone, last first. */
    UNDO,

    /** What the new platform has touched and did not finish. Nothing is declared for that yet. */
    IN_FLIGHT,

    /** The runbook's own rollback steps. */
    STEPS,

    /** Both platforms are compared once more. Nothing is declared for that yet. */
    RECONCILE,

    /** What is left undone is named, and the rollback ends. */
    FINISH;

    /** What the phase does next; null if it is through, and the next one's turn has come. */
    @Nullable
    NextAction next(RollbackContext context) {
        return switch (this) {
            case STOP -> StopPhase.next(context);
            case TRAFFIC -> TrafficPhase.next(context);
            case UNDO -> UndoPhase.next(context);
            case STEPS -> new RollbackSteps(context.scene(), context.rollback()).next();
            case FINISH -> FinishPhase.next(context);
            case OPEN, IN_FLIGHT, RECONCILE -> null;
        };
    }
}
