package dev.cutover.engine.move;

import dev.cutover.plan.WayBack;
import dev.cutover.run.StepState;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.fact.RollbackFact;
import dev.cutover.run.fact.StepFact;
import java.util.ArrayList;

/** Ends a rollback: says of each step in its scope what has become of it, and names everything that is left undone. */
final class FinishPhase {
    private FinishPhase() {}

    static Move next(RollbackContext context) {
        var scene = context.scene();
        var rollback = context.rollback();
        var facts = new ArrayList<Fact>();
        var plan = scene.ways().of(scene.state(), context.scope());
        var taken = TakenBack.of(scene, plan);
        for (var step : WayBack.steps(scene.runbook(), context.scope())) {
            var entry = scene.entry(step);
            boolean halfway = entry.state() == StepState.CANCELLED || entry.state() == StepState.FAILED;
            boolean owed = taken.contains(step.id()) && entry.state() != StepState.TAKEN_BACK;
            if (owed || halfway) {
                facts.add(new StepFact.Undone(step.id(), entry.attempt(), rollback.number()));
            } else if (entry.state() == StepState.PENDING && !context.scope().isWholeRun()) {
                facts.add(new StepFact.Skipped(step.id(), 0, context.scope() + " was rolled back"));
            }
        }
        facts.add(new RollbackFact.Finished(rollback.number(), LeftUndone.of(scene, rollback, plan)));
        return new Move.Note(facts);
    }
}
