package dev.cutover.engine.rollback;

import dev.cutover.engine.context.NextAction;
import dev.cutover.model.Undo;
import dev.cutover.plan.rollback.RollbackPlan;
import dev.cutover.plan.rollback.UndoTimes;
import dev.cutover.run.Effect;
import dev.cutover.run.EffectState;
import dev.cutover.run.fact.RollbackFact;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Undoes what keeps the old platform closed, last first, before any traffic returns to it. Stateless. */
final class OpenPhase {
    private OpenPhase() {}

    static @Nullable NextAction next(RollbackContext context) {
        var rollback = context.rollback();
        var planner = context.stepContext().rollbackPlanner();
        if (rollback.opened() != null || planner.opening().isEmpty()) {
            return null;
        }
        var left = planner.openings(context.stepContext().state(), context.scope());
        if (left.stream()
                .anyMatch(undoing -> context.isBusy(undoing.entry().effect().step()))) {
            return new NextAction.Wait(null);
        }
        var undo = new UndoSequence(context.stepContext(), rollback, Map.of(), Undo.Time.BEFORE_TRAFFIC).next();
        if (undo != null) {
            return undo;
        }
        if (left.isEmpty() && !hasOpened(context)) {
            return null;
        }
        var outcome = left.isEmpty() ? RollbackFact.OpeningOutcome.OPEN : RollbackFact.OpeningOutcome.TRAFFIC_FIRST;
        return NextAction.note(new RollbackFact.Opened(rollback.number(), outcome, closed(context, left)));
    }

    private static List<String> closed(RollbackContext context, List<RollbackPlan.Undoing> left) {
        return left.stream()
                .map(undoing -> undoing.entry().effect().system() + " by step '"
                        + undoing.entry().effect().step() + "'"
                        + Leftovers.because(context.rollback(), undoing.key().value()))
                .toList();
    }

    /** Whether this rollback has undone anything that kept the old platform closed. */
    private static boolean hasOpened(RollbackContext context) {
        var state = context.stepContext().state();
        var undoTimes = new UndoTimes(context.stepContext().runbook(), context.scope());
        return state.effects().all().stream()
                .filter(entry -> entry.effect().direction() == Effect.Direction.BACK
                        && entry.state() == EffectState.DONE
                        && entry.settledSeq() > context.rollback().seq())
                .flatMap(entry -> state.effects().of(entry.effect().undoes()).stream())
                .anyMatch(forward -> undoTimes.isOpening(forward.effect()) && undoTimes.isMeant(forward.effect()));
    }
}
