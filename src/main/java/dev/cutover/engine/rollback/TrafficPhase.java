package dev.cutover.engine.rollback;

import dev.cutover.engine.context.NextAction;
import dev.cutover.engine.context.RunRequests;
import dev.cutover.model.Work;
import dev.cutover.run.fact.RollbackFact;
import org.jspecify.annotations.Nullable;

/** Brings a scope's traffic back, once no shift is setting a weight in it any more, and notes when all of it is. */
final class TrafficPhase {
    private TrafficPhase() {}

    static @Nullable NextAction next(RollbackContext context) {
        if (context.busy().anyMatch(step -> step.work() instanceof Work.Shift)) {
            return new NextAction.Wait(null);
        }
        var stepContext = context.scene();
        var rollback = context.rollback();
        var owed = context.owedTraffic();
        var nextAction = new TrafficRestore(stepContext, rollback, owed).next();
        if (nextAction != null) {
            return nextAction;
        }
        boolean restored = !stepContext.runbook().traffic().isEmpty()
                && rollback.restored() == null
                && owed.isEmpty()
                && !RunRequests.isBarred(stepContext, context.scope());
        return restored ? NextAction.note(new RollbackFact.Restored(rollback.number())) : null;
    }
}
