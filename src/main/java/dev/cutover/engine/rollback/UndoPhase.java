package dev.cutover.engine.rollback;

import dev.cutover.engine.context.NextAction;
import dev.cutover.model.Undo;
import dev.cutover.run.fact.RollbackFact;
import dev.cutover.run.ledger.TrafficOutsideScope;
import org.jspecify.annotations.Nullable;

/** Undoes what was done in a scope, once none of its calls is under way. Stateless. */
final class UndoPhase {
    private UndoPhase() {}

    /** Undoes what waits for an earlier phase; nothing else. */
    static @Nullable NextAction next(RollbackContext context, Undo.Time time) {
        return new UndoSequence(context.stepContext(), context.rollback(), context.owedTraffic(), time).next();
    }

    static @Nullable NextAction next(RollbackContext context) {
        if (context.busy().findAny().isPresent()) {
            return new NextAction.Wait(null);
        }
        var rollback = context.rollback();
        var undo = next(context, Undo.Time.AFTER_TRAFFIC);
        if (undo != null) {
            return undo;
        }
        // Without traffic in its reach, the scope is restored once every call is undone.
        boolean restored = !new TrafficOutsideScope(context.stepContext().runbook(), context.scope()).reachesAny()
                && rollback.restored() == null
                && rollback.blocked().isEmpty();
        return restored ? NextAction.note(new RollbackFact.Restored(rollback.number())) : null;
    }
}
