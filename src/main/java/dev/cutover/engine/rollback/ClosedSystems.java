package dev.cutover.engine.rollback;

import dev.cutover.model.StepId;
import dev.cutover.model.Undo;
import dev.cutover.plan.rollback.RollbackPlan;
import dev.cutover.run.EffectState;
import dev.cutover.run.ledger.EffectLedger;
import java.util.List;
import java.util.stream.Stream;

/**
 * What keeps the old platform closed for a scope. Immutable; of one moment.
 *
 * @param left what is to be undone, last first
 * @param barred what cannot be, as a point of no return was passed
 */
record ClosedSystems(RollbackContext context, List<RollbackPlan.Undoing> left, List<RollbackPlan.Barred> barred) {

    static ClosedSystems of(RollbackContext context) {
        var planner = context.stepContext().rollbackPlanner();
        var state = context.stepContext().state();
        return new ClosedSystems(
                context, planner.openings(state, context.scope()), planner.barredOpenings(state, context.scope()));
    }

    boolean isEmpty() {
        return left.isEmpty() && barred.isEmpty();
    }

    /** The steps that have closed it. */
    Stream<StepId> steps() {
        return left.stream().map(undoing -> undoing.entry().effect().step());
    }

    /** Each with the reason, for people. */
    List<String> words() {
        return Stream.concat(left.stream().map(this::words), barred.stream().map(RollbackPlan.Barred::toString))
                .toList();
    }

    private String words(RollbackPlan.Undoing undoing) {
        var effect = undoing.entry().effect();
        return effect.system() + " (step '" + effect.step() + "'): " + why(undoing);
    }

    private String why(RollbackPlan.Undoing undoing) {
        String key = undoing.key().value();
        var blocked = context.rollback().whyBlocked(key);
        if (blocked.isPresent()) {
            return blocked.orElseThrow();
        }
        if (undoing.undo() instanceof Undo.ByHand) {
            return "nobody has said that it is undone";
        }
        return context.stepContext()
                .effect(key)
                .filter(entry -> entry.state() != EffectState.DONE)
                .map(EffectLedger.Entry::detail)
                .filter(detail -> !detail.isEmpty())
                .orElse("it is not undone yet");
    }
}
