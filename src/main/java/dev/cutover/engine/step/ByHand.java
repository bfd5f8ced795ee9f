package dev.cutover.engine.step;

import dev.cutover.engine.context.StepContext;
import dev.cutover.engine.context.Substitution;
import dev.cutover.engine.effect.DoneByHand;
import dev.cutover.engine.effect.ShiftTraffic;
import dev.cutover.model.Step;
import dev.cutover.model.Work;
import dev.cutover.run.Decision;
import dev.cutover.run.Effect;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.fact.StepFact;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A step that a person did by hand because its system could not be reached; a rollback still has to undo it. Stateless.
 */
final class ByHand {
    private ByHand() {}

    static List<Fact> done(Step step, Decision decision, StepContext stepContext) {
        var facts = new ArrayList<Fact>();
        String said = decision.owner() + " did it by hand: " + decision.reason();
        if (step.work() instanceof Work.Action action) {
            facts.addAll(called(step, action, said, stepContext));
        }
        if (step.work() instanceof Work.Shift shift) {
            facts.addAll(moved(step, shift, said, stepContext));
        }
        facts.add(new StepFact.Succeeded(
                step.id(),
                stepContext.entry(step).attempt(),
                StepFact.How.BY_HAND,
                Map.of("done-by", decision.owner())));
        return facts;
    }

    private static List<Fact> called(Step step, Work.Action action, String said, StepContext stepContext) {
        String key = stepContext.key(step, "forward");
        return DoneByHand.facts(key, () -> intended(step, action, key, stepContext), said, stepContext);
    }

    private static Effect intended(Step step, Work.Action action, String key, StepContext stepContext) {
        var with = Substitution.of(step, stepContext).fill(action.with());
        var deed = new Effect.Call(action.call(), with, step.where(), action.undo(), "");
        return stepContext.effect(key, step, Effect.Direction.FORWARD, new StepContext.Target(action.system(), deed));
    }

    /** A rollback has to know of it: by the person's word the traffic is at the end of the ramp now. */
    private static List<Fact> moved(Step step, Work.Shift shift, String said, StepContext stepContext) {
        var traffic = ShiftTraffic.traffic(shift, stepContext);
        var end = shift.ramp().get(shift.ramp().size() - 1);
        var moves = new ArrayList<Effect.Move>();
        for (var key : ShiftTraffic.keys(step, traffic, stepContext)) {
            var level = ShiftTraffic.level(traffic, key, stepContext);
            if (level.compareTo(end) < 0) {
                moves.add(new Effect.Move(key, level.basisPoints(), end.basisPoints()));
            }
        }
        if (moves.isEmpty()) {
            return List.of();
        }
        String key = stepContext.key(step, "forward") + "/by-hand-"
                + stepContext.entry(step).attempt();
        var target = new StepContext.Target(traffic.router(), new Effect.Weights(traffic.id(), moves));
        return DoneByHand.facts(
                key, () -> stepContext.effect(key, step, Effect.Direction.FORWARD, target), said, stepContext);
    }
}
