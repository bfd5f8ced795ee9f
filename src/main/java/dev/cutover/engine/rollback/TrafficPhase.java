package dev.cutover.engine.rollback;

import dev.cutover.engine.context.NextAction;
import dev.cutover.engine.context.RunRequests;
import dev.cutover.engine.guard.OldPlatformAcceptance;
import dev.cutover.model.Work;
import dev.cutover.run.ledger.TrafficOutsideScope;
import org.jspecify.annotations.Nullable;

/**
 * Restores a scope's traffic, once no shift is still setting a weight in it, and records when all of it is restored.
 * Stateless.
 */
final class TrafficPhase {
    private TrafficPhase() {}

    static @Nullable NextAction next(RollbackContext context) {
        if (context.busy().anyMatch(step -> step.work() instanceof Work.Shift)) {
            return new NextAction.Wait(null);
        }
        var stepContext = context.stepContext();
        var rollback = context.rollback();
        var owed = context.owedTraffic();
        var nextAction = new TrafficRestore(stepContext, rollback, owed).next();
        if (nextAction != null) {
            return nextAction;
        }
        boolean restored = new TrafficOutsideScope(stepContext.runbook(), context.scope()).reachesAny()
                && rollback.returned() == null
                && owed.isEmpty()
                && !RunRequests.isBarred(stepContext, context.scope());
        return restored ? NextAction.note(OldPlatformAcceptance.back(rollback.number(), stepContext)) : null;
    }
}
