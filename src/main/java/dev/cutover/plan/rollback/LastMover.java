package dev.cutover.plan.rollback;

import dev.cutover.model.Segment;
import dev.cutover.model.StepId;
import dev.cutover.run.Effect;
import dev.cutover.run.fact.EffectFact;
import dev.cutover.run.ledger.RunState;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which step has moved each key of each flow to the new platform last, whatever rollbacks have done since: a rollback
 * that was cut short must find the same step again. Immutable; valid for one moment.
 */
final class LastMover {
    private final Map<String, Map<Segment, StepId>> movers;

    private LastMover(Map<String, Map<Segment, StepId>> movers) {
        this.movers = movers;
    }

    /** Reads all that the run has recorded of its weights. */
    static LastMover of(RunState state) {
        var movers = new HashMap<String, Map<Segment, StepId>>();
        state.traffic().history().forEach(told -> state.effects()
                .of(key(told.fact()))
                .map(known -> known.effect())
                .filter(effect -> effect.direction() == Effect.Direction.FORWARD)
                .ifPresent(effect -> put(effect, movers)));
        return new LastMover(movers);
    }

    private static void put(Effect effect, Map<String, Map<Segment, StepId>> movers) {
        if (effect.deed() instanceof Effect.Weights weights) {
            var keys = movers.computeIfAbsent(weights.traffic(), traffic -> new HashMap<>());
            weights.moves().forEach(move -> keys.put(move.key(), effect.step()));
        }
    }

    private static String key(EffectFact fact) {
        if (fact instanceof EffectFact.Intended intended) {
            return intended.effect().key();
        } else if (fact instanceof EffectFact.Settled settled) {
            return settled.key();
        } else if (fact instanceof EffectFact.Repeated repeated) {
            return repeated.key();
        }
        throw new IllegalStateException("no key of " + fact.getClass());
    }

    /** The step that moved the key of the flow last; empty if none has. */
    Optional<StepId> of(String traffic, Segment key) {
        return Optional.ofNullable(of(traffic).get(key));
    }

    /** For each key of the flow, the step that moved it last. */
    Map<Segment, StepId> of(String traffic) {
        return Collections.unmodifiableMap(movers.getOrDefault(traffic, Map.of()));
    }
}
