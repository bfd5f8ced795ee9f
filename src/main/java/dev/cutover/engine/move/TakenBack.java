package dev.cutover.engine.move;

import dev.cutover.model.StepId;
import dev.cutover.plan.WayBack;
import dev.cutover.run.Effect;
import dev.cutover.run.EffectState;
import java.util.HashSet;
import java.util.Set;

/** The steps of which something was taken back and nothing is left that should have been. */
final class TakenBack {
    private TakenBack() {}

    static Set<StepId> of(Scene scene, WayBack plan) {
        var taken = new HashSet<StepId>();
        for (var entry : scene.state().effects().all()) {
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
        scene.shifts().stream()
                .filter(step -> Floor.carries(step, plan.moves(), scene))
                .forEach(step -> taken.remove(step.id()));
        return taken;
    }
}
