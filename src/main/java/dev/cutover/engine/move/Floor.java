package dev.cutover.engine.move;

import dev.cutover.model.Segment;
import dev.cutover.model.Step;
import dev.cutover.model.StepId;
import dev.cutover.model.Work;
import dev.cutover.plan.WayBack;
import dev.cutover.run.RollbackLedger;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What must stay because something that relies on it still stands: taking it back would pull the floor away from under
 * a step that could not be undone, or from under traffic that is still on the new platform.
 */
final class Floor {
    private final Scene scene;
    private final Map<StepId, String> broken = new HashMap<>();
    private final Set<StepId> held = new LinkedHashSet<>();

    Floor(Scene scene, RollbackLedger.Entry rollback, WayBack plan) {
        this.scene = scene;
        plan.undo().stream()
                .filter(undoing -> Undoings.blockedBefore(rollback, undoing.key()))
                .map(undoing -> undoing.entry().effect().step())
                .forEach(step -> lay(step, "'" + step + "' relies on it and could not be undone"));
        if (!plan.moves().isEmpty()) {
            scene.runbook()
                    .steps()
                    .filter(step -> carries(step, plan, scene))
                    .forEach(step -> lay(
                            step.id(), "'" + step.id() + "' relies on it, and its traffic could not be taken back"));
        }
    }

    private void lay(StepId step, String why) {
        WayBack.reliesOn(scene.runbook(), step).forEach(below -> broken.putIfAbsent(below, why));
    }

    /** Whether a shift has brought traffic to the new platform that is not proven to be back. */
    static boolean carries(Step step, WayBack plan, Scene scene) {
        if (!(step.work() instanceof Work.Shift shift) || scene.entry(step).attempt() == 0) {
            return false;
        }
        var traffic = ShiftStepper.traffic(shift, scene);
        var moves = plan.moves().get(traffic);
        Set<Segment> keys =
                Set.copyOf(traffic.keys(step.where(), scene.runbook().dimensions()));
        return moves != null && moves.stream().anyMatch(move -> keys.contains(move.key()));
    }

    /** The step stands until a person has taken it back. */
    void stays(StepId step) {
        held.addAll(WayBack.reliesOn(scene.runbook(), step));
    }

    boolean isHeldUnder(StepId step) {
        return held.contains(step);
    }

    /** Why the step's effect cannot be taken back; empty if it can. */
    Optional<String> isBrokenUnder(StepId step) {
        return Optional.ofNullable(broken.get(step));
    }
}
