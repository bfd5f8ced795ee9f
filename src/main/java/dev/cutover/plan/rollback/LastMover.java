package dev.cutover.plan.rollback;

import dev.cutover.model.Segment;
import dev.cutover.run.Effect;
import dev.cutover.run.EffectState;
import dev.cutover.run.fact.EffectFact;
import dev.cutover.run.ledger.EffectLedger;
import dev.cutover.run.ledger.RunState;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What has moved each key of each flow to the new platform last, whatever rollbacks have done since: a rollback that
 * was cut short must find the same again. A move that did not take place counts only where there was no other.
 * Immutable; valid for one moment.
 */
public final class LastMover {
    private final Map<String, Map<Segment, Effect>> movers;

    private LastMover(Map<String, Map<Segment, Effect>> movers) {
        this.movers = movers;
    }

    /** Reads all that the run has recorded of its weights. */
    public static LastMover of(RunState state) {
        var movers = new HashMap<String, Map<Segment, Effect>>();
        state.traffic()
                .history()
                .forEach(told -> state.effects()
                        .of(key(told.fact()))
                        .filter(known -> known.effect().direction() == Effect.Direction.FORWARD)
                        .ifPresent(known -> put(known, movers)));
        return new LastMover(movers);
    }

    private static void put(EffectLedger.Entry known, Map<String, Map<Segment, Effect>> movers) {
        var effect = known.effect();
        if (effect.deed() instanceof Effect.Weights weights) {
            var keys = movers.computeIfAbsent(weights.traffic(), traffic -> new HashMap<>());
            boolean isRefused = known.state() == EffectState.NOT_DONE;
            weights.moves()
                    .forEach(move -> keys.merge(move.key(), effect, (before, next) -> isRefused ? before : next));
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

    /** The effect that moved the key of the flow last; empty if none has. */
    public Optional<Effect> of(String traffic, Segment key) {
        return Optional.ofNullable(movers.getOrDefault(traffic, Map.of()).get(key));
    }
}
