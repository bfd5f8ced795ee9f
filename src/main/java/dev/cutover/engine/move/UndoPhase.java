package dev.cutover.engine.move;

import dev.cutover.run.fact.RollbackFact;
import org.jspecify.annotations.Nullable;

/** Undoes what was done in a scope, once no call of it is out any more. */
final class UndoPhase {
    private UndoPhase() {}

    static @Nullable Move next(RollbackContext context) {
        if (context.busy().findAny().isPresent()) {
            return new Move.Wait(null);
        }
        var rollback = context.rollback();
        var undo = new Undoings(context.scene(), rollback, context.owedTraffic()).next();
        if (undo != null) {
            return undo;
        }
        // Where calls alone have moved things, they are back once every one of them is taken back.
        boolean restored = context.scene().runbook().traffic().isEmpty()
                && rollback.restored() == null
                && rollback.blocked().isEmpty();
        return restored ? Move.note(new RollbackFact.Restored(rollback.number())) : null;
    }
}
