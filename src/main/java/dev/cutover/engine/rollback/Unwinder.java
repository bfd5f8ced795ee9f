package dev.cutover.engine.rollback;

import dev.cutover.engine.context.NextAction;
import dev.cutover.engine.context.StepContext;
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
    public static NextAction next(StepContext stepContext, Set<StepId> busy) {
        return stepContext
                .state()
                .rollbacks()
                .open()
                .map(open -> next(new RollbackContext(stepContext, open, busy)))
                .orElseGet(() -> new NextAction.Wait(null));
    }

    /** That of the first phase which is not through. */
    private static NextAction next(RollbackContext context) {
        for (var phase : RollbackPhase.values()) {
            var nextAction = phase.next(context);
            if (nextAction != null) {
                return nextAction;
            }
        }
        throw new IllegalStateException("the last phase ends the rollback");
    }
}
