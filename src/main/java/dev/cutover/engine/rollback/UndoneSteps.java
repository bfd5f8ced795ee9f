package dev.cutover.engine.rollback;

import dev.cutover.engine.context.StepContext;
import dev.cutover.model.StepId;
import dev.cutover.plan.rollback.RollbackPlan;
import dev.cutover.run.Effect;
import dev.cutover.run.EffectState;
import java.util.HashSet;
import java.util.Set;

/** The steps of which something was undone and nothing is left to undo. Stateless. */
final class UndoneSteps {
    private UndoneSteps() {}

    static Set<StepId> of(StepContext stepContext, RollbackPlan plan) {
        var taken = new HashSet<StepId>();
        for (var entry : stepContext.state().effects().all()) {
            var effect = entry.effect();
            boolean weights = effect.deed() instanceof Effect.Weights;
            boolean moved = weights
                    && effect.direction() == Effect.Direction.FORWARD
                    && entry.state().mayHaveHappened();
            boolean undone =
                    !weights && effect.direction() == Effect.Direction.BACK && entry.state() == EffectState.DONE;
            if (moved || undone) {
                taken.add(effect.step());
            }
        }
        plan.undo().forEach(undoing -> taken.remove(undoing.entry().effect().step()));
        plan.barred().forEach(barred -> taken.remove(barred.step()));
        stepContext.shifts().stream()
                .filter(step -> UndoDependencies.hasUnrestoredTraffic(step, plan.moves(), stepContext))
                .forEach(step -> taken.remove(step.id()));
        return taken;
    }
}
