package dev.cutover.engine.effect;

import dev.cutover.engine.context.NextAction;
import dev.cutover.engine.context.StepContext;
import dev.cutover.model.Segment;
import dev.cutover.model.Traffic;
import dev.cutover.run.Effect;
import dev.cutover.run.EffectState;
import dev.cutover.run.fact.EffectFact;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.ledger.EffectLedger;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Calls a router for moves whose intent is recorded, and records their outcome. Stateless. */
public final class WeightCalls {
    private WeightCalls() {}

    /**
     * What is moved.
     *
     * @param weights the moves that the effect still owns
     * @param where the segment of the step
     * @param attempt the attempt that the call belongs to
     */
    public record Target(Traffic traffic, Effect.Weights weights, Segment where, int attempt, Duration limit) {}

    /** Sets the weights. */
    public static NextAction move(EffectLedger.Entry entry, Target target, StepContext stepContext) {
        var effect = entry.effect();
        boolean repeats = stepContext.state().effects().mayHaveHappenedBefore(effect.key());
        var connectedSystems = stepContext.systems();
        var runbook = stepContext.runbook();
        var sendGate = new SendGate();
        return call(
                entry,
                target,
                callTools -> {
                    var weightChange =
                            new WeightChange(connectedSystems, runbook, target.traffic(), callTools, repeats);
                    var own = entry.repeats() == 0 ? callTools : weightChange.afterEarlier(target.weights(), callTools);
                    var context = own.context(effect.key(), effect.correlation(), target.where());
                    return List.of(weightChange.move(effect, target.weights(), context, sendGate));
                },
                trouble -> List.of(
                        sendGate.close()
                                ? WeightChange.unreachable(effect, trouble.why(), repeats)
                                : inDoubt(effect, target, trouble)));
    }

    /** Settles moves whose outcome is unknown: reads twice, sends nothing. */
    public static NextAction settle(EffectLedger.Entry entry, Target target, StepContext stepContext) {
        var connectedSystems = stepContext.systems();
        var runbook = stepContext.runbook();
        return call(
                entry,
                target,
                callTools -> List.of(new WeightChange(connectedSystems, runbook, target.traffic(), callTools, false)
                        .settle(entry, target.weights())),
                trouble -> List.of(InDoubtSettlement.unknown(entry, trouble.why())));
    }

    private static NextAction call(
            EffectLedger.Entry entry,
            Target target,
            NextAction.Job job,
            Function<NextAction.Trouble, List<Fact>> trouble) {
        var effect = entry.effect();
        return new NextAction.Call(
                effect.step(), target.attempt(), effect.system().value(), target.limit(), job, trouble);
    }

    private static EffectFact.Settled inDoubt(Effect effect, Target target, NextAction.Trouble trouble) {
        String why = trouble.timedOut() ? "no answer within " + target.limit().toSeconds() + " s" : trouble.why();
        return new EffectFact.Settled(effect.key(), EffectState.IN_DOUBT, why, Map.of(), trouble.cause());
    }
}
