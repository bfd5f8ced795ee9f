package dev.cutover.engine.move;

import org.jspecify.annotations.Nullable;

/** The phases of one rollback, in their order. Each is a function of the record: whoever takes a run over goes on. */
enum RollbackPhase {
    /** What is under way in scope is cancelled. */
    STOP(StopPhase::next),

    /** The old platform is made ready to take traffic again. Nothing is declared for that yet. */
    OPEN(context -> null),

    /** Traffic goes back, and is read back. */
    TRAFFIC(TrafficPhase::next),

    /** What was done is undone, last first. */
    UNDO(UndoPhase::next),

    /** What the new platform has touched and did not finish. Nothing is declared for that yet. */
    IN_FLIGHT(context -> null),

    /** The runbook's own rollback steps. */
    STEPS(context -> new OwnSteps(context.scene(), context.rollback()).next()),

    /** Both platforms are compared once more. Nothing is declared for that yet. */
    RECONCILE(context -> null),

    /** What is left undone is named, and the rollback ends. */
    FINISH(FinishPhase::next);

    private final Work work;

    /** What a phase does. */
    @FunctionalInterface
    private interface Work {
        @Nullable
        Move next(RollbackContext context);
    }

    RollbackPhase(Work work) {
        this.work = work;
    }

    /** What the phase does next; null if it is through, and the next one's turn has come. */
    @Nullable
    Move next(RollbackContext context) {
        return work.next(context);
    }
}
