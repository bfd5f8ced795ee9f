package dev.cutover.reconcile.owner;

import dev.cutover.model.Segment;
import dev.cutover.model.Weight;
import dev.cutover.run.Effect;
import dev.cutover.run.EffectState;
import dev.cutover.run.fact.EffectFact;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The weights of one flow over time, as a run has them on record. Between an intent and its outcome, traffic was at one
 * of two weights. Not thread-safe while facts are applied; afterwards it is only read.
 */
public final class WeightHistory {
    private final String traffic;
    private final Map<Segment, NavigableMap<Instant, Between>> byKey = new TreeMap<>();
    private final Map<String, Effect> effects = new HashMap<>();

    /** At one weight, or on the way from one to another. */
    record Between(Weight least, Weight most) {
        static Between of(int one, int other) {
            return new Between(new Weight(Math.min(one, other)), new Weight(Math.max(one, other)));
        }

        boolean isCertain() {
            return least.equals(most);
        }
    }

    /** One of a flow of which nothing is known yet. */
    public WeightHistory(String traffic) {
        this.traffic = traffic;
    }

    /** Takes notice of a fact of the run, in the order of the record; ignores what moves no weights of the flow. */
    public void apply(EffectFact fact, Instant at) {
        if (fact instanceof EffectFact.Intended intended) {
            weights(intended.effect()).ifPresent(weights -> {
                effects.put(intended.effect().key(), intended.effect());
                weights.moves().forEach(move -> moving(move, at));
            });
        } else if (fact instanceof EffectFact.Repeated repeated) {
            Optional.ofNullable(effects.get(repeated.key()))
                    .flatMap(this::weights)
                    .ifPresent(weights -> weights.moves().forEach(move -> moving(move, at)));
        } else if (fact instanceof EffectFact.Settled settled) {
            Optional.ofNullable(effects.get(settled.key()))
                    .flatMap(this::weights)
                    .ifPresent(weights -> weights.moves().forEach(move -> settled(move, settled.state(), at)));
        } else {
            throw new IllegalStateException("no weights known of " + fact.getClass());
        }
    }

    private Optional<Effect.Weights> weights(Effect effect) {
        return effect.deed() instanceof Effect.Weights weights
                        && weights.traffic().equals(traffic)
                ? Optional.of(weights)
                : Optional.empty();
    }

    private void moving(Effect.Move move, Instant at) {
        var known = byKey.computeIfAbsent(move.key(), key -> new TreeMap<>());
        known.putIfAbsent(Instant.MIN, Between.of(move.from(), move.from()));
        known.put(at, Between.of(move.from(), move.to()));
    }

    private void settled(Effect.Move move, EffectState state, Instant at) {
        var known = byKey.computeIfAbsent(move.key(), key -> new TreeMap<>());
        if (state == EffectState.DONE) {
            known.put(at, Between.of(move.to(), move.to()));
        } else if (state == EffectState.NOT_DONE) {
            known.put(at, Between.of(move.from(), move.from()));
        }
    }

    /** The flow that it is about. */
    public String traffic() {
        return traffic;
    }

    /** Whether no weight of the flow was ever moved, as far as anybody knows. */
    public boolean isEmpty() {
        return byKey.isEmpty();
    }

    /** The weights that a segment may have had at an instant; empty if nothing is known of it. */
    Optional<Between> at(Segment segment, Instant at) {
        return of(segment).map(known -> known.floorEntry(at)).map(Map.Entry::getValue);
    }

    /**
     * Whether a segment ever had less traffic on the new platform after an instant than it may have had then: a segment
     * that was rolled back and shifted again has been back, too.
     */
    boolean wentBack(Segment segment, Instant since) {
        var then = at(segment, since);
        return then.isPresent()
                && of(segment).orElseThrow().tailMap(since, false).values().stream()
                        .anyMatch(later ->
                                later.most().compareTo(then.orElseThrow().least()) < 0);
    }

    /** What is known of the narrowest key that has the segment in it. */
    private Optional<NavigableMap<Instant, Between>> of(Segment segment) {
        return byKey.entrySet().stream()
                .filter(entry -> entry.getKey().contains(segment))
                .max(Comparator.comparingInt(entry -> entry.getKey().values().size()))
                .map(Map.Entry::getValue);
    }
}
