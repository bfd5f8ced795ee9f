package dev.cutover.run;

import dev.cutover.model.Segment;
import dev.cutover.model.Weight;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Where each key of each router was last known to stand. Not thread-safe. */
public final class TrafficLedger {
    private final Map<String, Map<Segment, Entry>> flows = new TreeMap<>();

    /**
     * One key of a router.
     *
     * @param certain false from the intent of a move until its outcome is known
     */
    public record Entry(Weight weight, Weight aim, boolean certain, Instant since, String effect) {}

    /** What is known of a flow's keys; a key that was never moved is not in it. */
    public Map<Segment, Entry> of(String traffic) {
        return Collections.unmodifiableMap(flows.getOrDefault(traffic, Map.of()));
    }

    public Optional<Entry> of(String traffic, Segment key) {
        return Optional.ofNullable(flows.getOrDefault(traffic, Map.of()).get(key));
    }

    public Map<String, Map<Segment, Entry>> all() {
        return Collections.unmodifiableMap(flows);
    }

    void moving(Effect effect, Effect.Weights weights, Instant at) {
        for (var move : weights.moves()) {
            put(weights, move, new Entry(new Weight(move.from()), new Weight(move.to()), false, at, effect.key()));
        }
    }

    void settled(Effect effect, Effect.Weights weights, EffectState state, Instant at) {
        for (var move : weights.moves()) {
            boolean done = state == EffectState.DONE;
            boolean known = done || state == EffectState.NOT_DONE;
            int now = done ? move.to() : move.from();
            put(weights, move, new Entry(new Weight(now), new Weight(move.to()), known, at, effect.key()));
        }
    }

    private void put(Effect.Weights weights, Effect.Move move, Entry entry) {
        flows.computeIfAbsent(weights.traffic(), traffic -> new TreeMap<>()).put(move.key(), entry);
    }
}
