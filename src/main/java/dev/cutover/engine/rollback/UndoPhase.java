package dev.cutover.engine.rollback;

import dev.cutover.engine.context.NextAction;
import dev.cutover.engine.guard.OldPlatformAcceptance;
import dev.cutover.model.Undo;
import dev.cutover.run.ledger.TrafficOutsideScope;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Undoes what was done in a scope, once none of its calls is under way. Stateless. */
final class UndoPhase {
    private UndoPhase() {}

    /** Undoes what waits for an earlier phase; nothing else. */
    static @Nullable NextAction next(RollbackContext context, Undo.Time... times) {
        return UndoSequence.of(context, Set.of(times)).next();
    }

    static @Nullable NextAction next(RollbackContext context) {
        if (context.busy().findAny().isPresent()) {
            return new NextAction.Wait(null);
        }
        var rollback = context.rollback();
        // What keeps the old platform closed is tried further.
        var undo = next(context, Undo.Time.BEFORE_TRAFFIC, Undo.Time.AFTER_TRAFFIC);
        if (undo != null) {
            return undo;
        }
        // Without traffic in its reach, the scope is restored once every call is undone.
        boolean restored = !new TrafficOutsideScope(context.stepContext().runbook(), context.scope()).reachesAny()
                && rollback.returned() == null
                && rollback.blocked().isEmpty();
        return restored ? NextAction.note(OldPlatformAcceptance.back(rollback.number(), context.stepContext())) : null;
    }
}
