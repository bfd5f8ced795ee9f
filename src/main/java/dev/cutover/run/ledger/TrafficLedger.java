package dev.cutover.run.ledger;

import dev.cutover.model.Segment;
import dev.cutover.model.Weight;
import dev.cutover.run.Effect;
import dev.cutover.run.EffectState;
import dev.cutover.run.WeightDrift;
import dev.cutover.run.fact.EffectFact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The last known weight of each key of each router. Not thread-safe. */
public final class TrafficLedger {
    private final Map<String, Map<Segment, Entry>> flows = new TreeMap<>();
    private final Map<String, Map<Segment, Entry>> before = new HashMap<>();
    private final Map<String, Map<Segment, Weight>> origins = new HashMap<>();
    private final Map<String, Set<Segment>> raised = new HashMap<>();
    private final List<Told> told = new ArrayList<>();

    /** A fact about an effect that moves weights. */
    public record Told(EffectFact fact, Instant at) {}

    /** All that was recorded of moves of weights, in order: what the weights were at any time follows from it. */
    public List<Told> history() {
        return Collections.unmodifiableList(told);
    }

    /**
     * One key of a router.
     *
     * @param certain false from the intent of a move until its outcome is known
     */
    public record Entry(Weight weight, Weight target, boolean certain, Instant since, String effect) {
        /** Whether some of the traffic is on the new platform, or nothing proves that none is. */
        public boolean mayBeMoved() {
            return !certain || weight.compareTo(Weight.NONE) > 0;
        }
    }

    /** The known weights of a flow's keys; a key that was never moved is not in it. */
    public Map<Segment, Entry> of(String traffic) {
        return Collections.unmodifiableMap(flows.getOrDefault(traffic, Map.of()));
    }

    public Optional<Entry> of(String traffic, Segment key) {
        return Optional.ofNullable(flows.getOrDefault(traffic, Map.of()).get(key));
    }

    /** A key's weight before the run moved it first; none of the new platform's share if it never did. */
    public Weight origin(String traffic, Segment key) {
        return origins.getOrDefault(traffic, Map.of()).getOrDefault(key, Weight.NONE);
    }

    /** Whether the run has ever raised the key's weight, or may have. */
    public boolean wasRaised(String traffic, Segment key) {
        return raised.getOrDefault(traffic, Set.of()).contains(key);
    }

    /** Whether the key is not proven to be back at the weight that it had before the run. */
    public boolean isAboveOrigin(String traffic, Segment key) {
        return of(traffic, key)
                .filter(entry -> !entry.certain() || entry.weight().compareTo(origin(traffic, key)) > 0)
                .isPresent();
    }

    public Map<String, Map<Segment, Entry>> all() {
        return Collections.unmodifiableMap(flows);
    }

    /** What an effect's next fact tells of the traffic; nothing, if the effect moves none. */
    void apply(EffectFact fact, EffectLedger effects, Instant at) {
        if (fact instanceof EffectFact.Intended intended) {
            if (intended.effect().deed() instanceof Effect.Weights weights) {
                told.add(new Told(fact, at));
                moving(intended.effect(), weights, at);
            }
        } else if (fact instanceof EffectFact.Repeated repeated) {
            var effect = effects.of(repeated.key()).orElseThrow().effect();
            if (effect.deed() instanceof Effect.Weights weights) {
                told.add(new Told(fact, at));
                movingAgain(effect, weights, at);
            }
        } else if (fact instanceof EffectFact.Settled settled) {
            var effect = effects.of(settled.key()).orElseThrow().effect();
            if (effect.deed() instanceof Effect.Weights weights) {
                told.add(new Told(fact, at));
                settled(effect, weights, settled, at);
            }
        } else {
            throw new IllegalStateException("no fold for " + fact.getClass());
        }
    }

    /** The effect is intended. */
    void moving(Effect effect, Effect.Weights weights, Instant at) {
        var stood = new HashMap<>(of(weights.traffic()));
        stood.keySet().retainAll(weights.moves().stream().map(Effect.Move::key).toList());
        before.put(effect.key(), stood);
        weights.moves().forEach(move -> move(effect, weights, move, at));
    }

    /** The effect is repeated. */
    void movingAgain(Effect effect, Effect.Weights weights, Instant at) {
        weights.moves().stream()
                .filter(move -> isLast(effect, weights, move))
                .forEach(move -> move(effect, weights, move, at));
    }

    private void move(Effect effect, Effect.Weights weights, Effect.Move move, Instant at) {
        origins.computeIfAbsent(weights.traffic(), traffic -> new HashMap<>())
                .putIfAbsent(move.key(), new Weight(move.from()));
        put(weights, move, new Entry(new Weight(move.from()), new Weight(move.to()), false, at, effect.key()));
    }

    /** Whether no later effect was intended for the key: the outcome of an older one says nothing about it. */
    private boolean isLast(Effect effect, Effect.Weights weights, Effect.Move move) {
        return of(weights.traffic(), move.key())
                .filter(entry -> entry.effect().equals(effect.key()))
                .isPresent();
    }

    /**
     * What became of it. A move forward starts from a weight that was read, so proof that it did not take place gives
     * the weight of the key, unless somebody else had moved it; a move back starts from any weight, so nothing more is
     * known than before. A weight that was to be set again is still the one that the record had.
     */
    private void settled(Effect effect, Effect.Weights weights, EffectFact.Settled outcome, Instant at) {
        boolean done = outcome.state() == EffectState.DONE;
        boolean drifted = outcome.cause() == EffectFact.Cause.DRIFT;
        boolean notDone = outcome.state() == EffectState.NOT_DONE;
        for (var move : weights.moves()) {
            if (!isLast(effect, weights, move)) {
                continue;
            }
            var stood = before.getOrDefault(effect.key(), Map.of()).get(move.key());
            boolean forward = effect.direction() == Effect.Direction.FORWARD;
            boolean again = stood != null && stood.weight().basisPoints() == move.to();
            if (notDone && stood != null && (!forward || again)) {
                put(weights, move, new Entry(stood.weight(), stood.target(), stood.certain(), at, effect.key()));
            } else {
                int now = done ? move.to() : move.from();
                boolean certain = done || (notDone && forward && !drifted);
                put(weights, move, new Entry(new Weight(now), new Weight(move.to()), certain, at, effect.key()));
            }
            if (isAboveOrigin(weights.traffic(), move.key())) {
                raised.computeIfAbsent(weights.traffic(), traffic -> new HashSet<>())
                        .add(move.key());
            }
        }
        if (done) {
            before.remove(effect.key());
        }
    }

    /** A person accepts the weight that the router reports as the one that the run left. */
    void accept(WeightDrift drift, Instant at) {
        of(drift.traffic(), drift.key()).ifPresent(known -> {
            var weight = new Weight(drift.actual());
            flows.computeIfAbsent(drift.traffic(), traffic -> new TreeMap<>())
                    .put(drift.key(), new Entry(weight, weight, true, at, known.effect()));
        });
    }

    private void put(Effect.Weights weights, Effect.Move move, Entry entry) {
        flows.computeIfAbsent(weights.traffic(), traffic -> new TreeMap<>()).put(move.key(), entry);
    }
}
