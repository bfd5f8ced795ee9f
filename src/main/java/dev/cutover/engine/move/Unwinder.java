package dev.cutover.engine.move;

import dev.cutover.model.StepId;
import java.util.Set;

/**
 * Takes a scope back: stops what is under way, brings the traffic back and reads it back, undoes what was done, last
 * first, runs the runbook's rollback steps, and ends by naming everything that is left undone. It only ever goes back,
 * and goes on past what fails.
 */
public final class Unwinder {
    private Unwinder() {}

    /**
     * The next move of the rollback that is under way.
     *
     * @param busy the steps of which a call is still out
     */
    public static Move next(Scene scene, Set<StepId> busy) {
        return scene.state()
                .rollbacks()
                .open()
                .map(open -> next(new RollbackContext(scene, open, busy)))
                .orElseGet(() -> new Move.Wait(null));
    }

    /** That of the first phase which is not through. */
    private static Move next(RollbackContext context) {
        for (var phase : RollbackPhase.values()) {
            var move = phase.next(context);
            if (move != null) {
                return move;
            }
        }
        throw new IllegalStateException("the last phase ends the rollback");
    }
}
