package dev.cutover.report.assembly;

import dev.cutover.model.Segment;
import dev.cutover.model.StepId;
import dev.cutover.report.content.SegmentRamp.RampPoint;
import dev.cutover.run.Effect;
import dev.cutover.run.EffectState;
import dev.cutover.run.fact.EffectFact;
import dev.cutover.run.fact.Event;
import dev.cutover.text.Clean;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/** Every weight that a run asked for, by the keys of its routers that were moved together. Not thread-safe. */
final class WeightMoves {
    private final boolean goesOn;
    private final Map<String, Move> byEffect = new LinkedHashMap<>();

    /** One change of weights, and what became of it. */
    private static final class Move {
        private final Effect effect;
        private final Effect.Weights weights;
        private final Event asked;
        private Event told;
        private EffectState state = EffectState.INTENDED;

        private Move(Effect effect, Effect.Weights weights, Event asked) {
            this.effect = effect;
            this.weights = weights;
            this.asked = asked;
            this.told = asked;
        }

        private RampPoint point(Effect.Move move, boolean goesOn) {
            boolean done = state == EffectState.DONE;
            return new RampPoint(
                    asked.at(),
                    move.to(),
                    told.at(),
                    done ? OptionalInt.of(move.to()) : OptionalInt.empty(),
                    Clean.line(effect.step().value()),
                    words(goesOn),
                    told.seq());
        }

        private String words(boolean goesOn) {
            return switch (state) {
                case INTENDED -> goesOn ? "under way" : "outcome unknown";
                case IN_DOUBT, UNKNOWN -> "outcome unknown";
                case DONE -> "read back";
                case NOT_DONE -> "did not happen";
                case POSSIBLE -> "failed, and may have changed something";
            };
        }
    }

    /** One key of a router. */
    record RouterKey(String traffic, Segment key) {}

    /**
     * Keys that were always moved together.
     *
     * @param origin the weight before the first move, in basis points
     * @param steps those that moved them
     */
    record Together(String traffic, Set<Segment> keys, int origin, List<RampPoint> points, Set<StepId> steps) {
        /** Whether a step is one of those that moved these keys. */
        boolean isOf(StepId step) {
            return steps.contains(step.asWritten());
        }
    }

    private WeightMoves(boolean goesOn) {
        this.goesOn = goesOn;
    }

    /** @param goesOn whether what has no outcome yet may still get one */
    static WeightMoves of(List<Event> events, boolean goesOn) {
        var moves = new WeightMoves(goesOn);
        events.forEach(moves::see);
        return moves;
    }

    private void see(Event event) {
        if (event.fact() instanceof EffectFact.Intended intended
                && intended.effect().deed() instanceof Effect.Weights weights) {
            byEffect.put(intended.effect().key(), new Move(intended.effect(), weights, event));
        } else if (event.fact() instanceof EffectFact.Settled settled) {
            var move = byEffect.get(settled.key());
            if (move != null) {
                move.state = settled.state();
                move.told = event;
            }
        } else if (event.fact() instanceof EffectFact.Repeated repeated && byEffect.containsKey(repeated.key())) {
            var move = byEffect.get(repeated.key());
            move.state = EffectState.INTENDED;
            move.told = move.asked;
        }
    }

    /** In the order in which they were first moved. */
    List<Together> together() {
        var effects = new LinkedHashMap<RouterKey, List<String>>();
        byEffect.forEach((effect, move) -> move.weights
                .moves()
                .forEach(one -> effects.computeIfAbsent(
                                new RouterKey(move.weights.traffic(), one.key()), key -> new ArrayList<>())
                        .add(effect + " " + one.from() + " " + one.to())));
        var groups = new LinkedHashMap<List<String>, List<RouterKey>>();
        effects.forEach((key, moved) ->
                groups.computeIfAbsent(moved, same -> new ArrayList<>()).add(key));
        return groups.values().stream().map(this::together).toList();
    }

    private Together together(List<RouterKey> keys) {
        var first = keys.get(0);
        var points = new ArrayList<RampPoint>();
        var steps = new LinkedHashSet<StepId>();
        int origin = -1;
        for (var move : byEffect.values()) {
            for (var one : move.weights.moves()) {
                if (move.weights.traffic().equals(first.traffic()) && one.key().equals(first.key())) {
                    origin = origin < 0 ? one.from() : origin;
                    points.add(move.point(one, goesOn));
                    steps.add(move.effect.step().asWritten());
                }
            }
        }
        var segments = new LinkedHashSet<Segment>();
        keys.forEach(key -> segments.add(key.key()));
        return new Together(first.traffic(), segments, Math.max(0, origin), points, steps);
    }
}
