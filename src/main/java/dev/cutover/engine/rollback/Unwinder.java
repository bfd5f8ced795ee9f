package dev.cutover.engine.rollback;

import dev.cutover.engine.context.NextAction;
import dev.cutover.engine.context.StepContext;
import dev.cutover.model.StepId;
import dev.cutover.run.ledger.RollbackLedger;
import java.util.Set;

/**
 * Rolls back a scope, phase by phase: stops what is running, opens the old platform, restores the traffic and reads it
 * back, undoes what was done, last first, runs the runbook's rollback steps, and names everything that is left undone.
 * What waits for orders in flight or for the platforms to be compared is undone before and after these steps. It never
 * raises a weight; traffic waits for the old platform to open for as long as the runbook and people say, and it
 * continues past everything else that fails. Stateless.
 */
public final class Unwinder {
    private Unwinder() {}

    /**
     * The next action of a running rollback.
     *
     * @param number which one
     * @param busy the steps with a call under way that no rollback has made
     */
    public static NextAction next(int number, StepContext stepContext, Set<StepId> busy) {
        return stepContext
                .state()
                .rollbacks()
                .of(number)
                .filter(RollbackLedger.Entry::isOpen)
                .map(open -> next(new RollbackContext(stepContext, open, busy)))
                .orElseGet(() -> new NextAction.Wait(null));
    }

    /**
     * What is decided while one of its own calls is under way: the traffic that waits for the old platform to open need
     * not wait for the end of a call that hangs.
     */
    public static NextAction whileCalling(int number, StepContext stepContext) {
        return stepContext
                .state()
                .rollbacks()
                .of(number)
                .filter(RollbackLedger.Entry::isOpen)
                .map(open -> whileCalling(new RollbackContext(stepContext, open, Set.of())))
                .orElseGet(NextAction.People::new);
    }

    private static NextAction whileCalling(RollbackContext context) {
        var fenced = HandUndoQuestions.fenced(context);
        return fenced.isEmpty() ? OpenPhase.whileCalling(context) : new NextAction.Note(fenced);
    }

    /**
     * What people say that they have undone counts at once; then the next action of the first phase that is not done.
     */
    private static NextAction next(RollbackContext context) {
        var takenOver = TakeOver.next(context);
        if (takenOver != null) {
            return takenOver;
        }
        var answered = context.stepContext().rollbackPlanner().undoesByHand() ? UndoSequence.answered(context) : null;
        if (answered != null && !answered.waits()) {
            return answered;
        }
        var fenced = HandUndoQuestions.fenced(context);
        if (!fenced.isEmpty()) {
            return new NextAction.Note(fenced);
        }
        for (var phase : RollbackPhase.values()) {
            if (phase == RollbackPhase.STEPS && context.takesOver()) {
                return new NextAction.Wait(null);
            }
            var nextAction = phase.next(context);
            if (nextAction != null) {
                return nextAction;
            }
        }
        throw new IllegalStateException("the last phase ends the rollback");
    }
}
