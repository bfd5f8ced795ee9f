package dev.cutover.engine.move;

import dev.cutover.model.Work;
import dev.cutover.run.fact.RollbackFact;
import org.jspecify.annotations.Nullable;

/** Brings a scope's traffic back, once no shift is setting a weight in it any more, and notes when all of it is. */
final class TrafficPhase {
    private TrafficPhase() {}

    static @Nullable Move next(RollbackContext context) {
        if (context.busy().anyMatch(step -> step.work() instanceof Work.Shift)) {
            return new Move.Wait(null);
        }
        var scene = context.scene();
        var rollback = context.rollback();
        var owed = context.owedTraffic();
        var move = new TrafficBack(scene, rollback, owed).next();
        if (move != null) {
            return move;
        }
        boolean restored = !scene.runbook().traffic().isEmpty()
                && rollback.restored() == null
                && owed.isEmpty()
                && !Requests.isBarred(scene, context.scope());
        return restored ? Move.note(new RollbackFact.Restored(rollback.number())) : null;
    }
}
