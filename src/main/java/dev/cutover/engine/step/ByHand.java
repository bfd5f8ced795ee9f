package dev.cutover.engine.step;

import dev.cutover.engine.context.StepContext;
import dev.cutover.engine.context.Substitution;
import dev.cutover.engine.effect.ShiftTraffic;
import dev.cutover.model.Step;
import dev.cutover.model.Undo;
import dev.cutover.model.Work;
import dev.cutover.run.Decision;
import dev.cutover.run.Effect;
import dev.cutover.run.EffectState;
import dev.cutover.run.fact.EffectFact;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.fact.StepFact;
import dev.cutover.run.ledger.EffectLedger;
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
        if (step.work() instanceof Work.Action action) {
            String key = stepContext.key(step, "forward");
            var known = stepContext.effect(key);
            String said = decision.owner() + " did it by hand: " + decision.reason();
            if (known.isEmpty()) {
                Undo undo = action.undo();
                var deed = new Effect.Call(
                        action.call(), Substitution.of(step, stepContext).fill(action.with()), step.where(), undo, "");
                var target = new StepContext.Target(action.system(), deed);
                facts.add(new EffectFact.Intended(stepContext.effect(key, step, Effect.Direction.FORWARD, target)));
            }
            var state = known.map(EffectLedger.Entry::state).orElse(EffectState.INTENDED);
            if (state == EffectState.NOT_DONE) {
                facts.add(new EffectFact.Repeated(key, said));
            }
            if (state != EffectState.DONE) {
                facts.add(new EffectFact.Settled(key, EffectState.DONE, said, Map.of()));
            }
        }
        if (step.work() instanceof Work.Shift shift) {
            facts.addAll(moved(step, shift, decision, stepContext));
        }
        facts.add(new StepFact.Succeeded(
                step.id(),
                stepContext.entry(step).attempt(),
                StepFact.How.BY_HAND,
                Map.of("done-by", decision.owner())));
        return facts;
    }

    /** A rollback has to know of it: by the person's word the traffic is at the end of the ramp now. */
    private static List<Fact> moved(Step step, Work.Shift shift, Decision decision, StepContext stepContext) {
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
        String said = decision.owner() + " did it by hand: " + decision.reason();
        var facts = new ArrayList<Fact>();
        // A runner that was killed in the middle of this write has left the intent alone.
        if (stepContext.effect(key).isEmpty()) {
            var target = new StepContext.Target(traffic.router(), new Effect.Weights(traffic.id(), moves));
            facts.add(new EffectFact.Intended(stepContext.effect(key, step, Effect.Direction.FORWARD, target)));
        }
        facts.add(new EffectFact.Settled(key, EffectState.DONE, said, Map.of()));
        return facts;
    }
}
