package dev.cutover.plan;

import dev.cutover.model.Runbook;
import dev.cutover.model.Scope;
import dev.cutover.model.Segment;
import dev.cutover.model.Step;
import dev.cutover.model.StepId;
import dev.cutover.model.Traffic;
import dev.cutover.model.Undo;
import dev.cutover.model.Weight;
import dev.cutover.run.Effect;
import dev.cutover.run.EffectLedger;
import dev.cutover.run.EffectState;
import dev.cutover.run.RunState;
import dev.cutover.run.TrafficLedger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The way back of a scope, from the journal and not from the file: every effect that was begun and is not proven undone
 * or not done. A step that timed out may well have taken effect.
 *
 * @param moves for each flow, in the order of the runbook, the keys that go to the old platform, from where they are
 *     known to be
 * @param undo what is taken back, in order: what was done last first
 * @param kept what has no way back on purpose, with the reason
 * @param barred what stays because a point of no return was passed
 * @param wider what reaches beyond the scope, and so stays
 */
public record WayBack(
        Map<Traffic, List<Effect.Move>> moves,
        List<Undoing> undo,
        List<String> kept,
        List<Barred> barred,
        List<String> wider) {

    /**
     * One effect to be taken back.
     *
     * @param key the idempotency key of the undo
     */
    public record Undoing(EffectLedger.Entry entry, Undo undo, String key) {}

    /**
     * Something that stays as it is.
     *
     * @param by the point of no return that it lies behind
     * @param traffic whether it is traffic; otherwise an effect
     */
    public record Barred(StepId step, StepId by, boolean traffic, String what) {
        @Override
        public String toString() {
            return what + " stays: it lies behind the point of no return '" + by + "'";
        }
    }

    public boolean isEmpty() {
        return moves.isEmpty() && undo.isEmpty();
    }

    /** The way back as it stands; shorter with each effect that is taken back. */
    public static WayBack of(Runbook runbook, RunState state, Scope scope) {
        var draft = new Draft(runbook, state, scope);
        return new WayBack(draft.moves(), draft.undo, draft.kept, draft.barred, draft.wider);
    }

    /** Working paper of {@link #of}. */
    private static final class Draft {
        private final Runbook runbook;
        private final RunState state;
        private final Scope scope;
        private final Behind behind;
        private final List<Undoing> undo = new ArrayList<>();
        private final List<String> kept = new ArrayList<>();
        private final List<Barred> barred = new ArrayList<>();
        private final List<String> wider = new ArrayList<>();

        private Draft(Runbook runbook, RunState state, Scope scope) {
            this.runbook = runbook;
            this.state = state;
            this.scope = scope;
            this.behind = new Behind(runbook, state);
            var undone = undone(state);
            state.effects().all().stream()
                    .filter(entry -> entry.effect().direction() == Effect.Direction.FORWARD)
                    .filter(entry -> entry.state().mayHaveHappened())
                    .filter(entry -> !isOfTheWayBack(entry.effect().step()))
                    .filter(entry -> !undone.contains(entry.effect().key()))
                    .sorted(Comparator.comparingLong(EffectLedger.Entry::settledSeq)
                            .reversed())
                    .forEach(this::sort);
        }

        private void sort(EffectLedger.Entry entry) {
            var effect = entry.effect();
            Undo way = undoOf(effect);
            if (way == null) {
                return;
            }
            Segment segment = segmentOf(effect);
            if (!scope.isWholeRun() && !scope.covers(segment)) {
                if (scope.touches(segment) && !segment.equals(Segment.EVERYTHING)) {
                    wider.add(effect.step() + " is about " + segment + ", which is more than " + scope);
                }
            } else if (way instanceof Undo.None none) {
                kept.add(effect.step() + " has no way back: " + none.because());
            } else if (behind.of(effect.step()).isPresent()) {
                var by = behind.of(effect.step()).orElseThrow();
                barred.add(new Barred(effect.step(), by, false, "step '" + effect.step() + "'"));
            } else {
                undo.add(new Undoing(entry, way, effect.key() + "/back"));
            }
        }

        private Map<Traffic, List<Effect.Move>> moves() {
            var moves = new LinkedHashMap<Traffic, List<Effect.Move>>();
            runbook.traffic().values().forEach(traffic -> {
                var keys = new ArrayList<Effect.Move>();
                state.traffic().of(traffic.id()).forEach((key, entry) -> {
                    if (scope.covers(key) && mayBeMoved(entry) && !isBarred(traffic, key, entry)) {
                        int from = Math.max(
                                entry.weight().basisPoints(),
                                entry.certain() ? 0 : entry.aim().basisPoints());
                        keys.add(new Effect.Move(key, from, Weight.NONE.basisPoints()));
                    }
                });
                if (!keys.isEmpty()) {
                    moves.put(traffic, List.copyOf(keys));
                }
            });
            return Collections.unmodifiableMap(moves);
        }

        /** The shift that moved a key last says whether it lies behind a point of no return. */
        private boolean isBarred(Traffic traffic, Segment key, TrafficLedger.Entry entry) {
            var mover = state.effects()
                    .of(entry.effect())
                    .map(known -> known.effect().step());
            var by = mover.flatMap(behind::of);
            if (by.isPresent()) {
                String what = "traffic '" + traffic.id() + "' of " + key;
                barred.add(new Barred(mover.orElseThrow(), by.orElseThrow(), true, what));
            }
            return by.isPresent();
        }

        private static boolean mayBeMoved(TrafficLedger.Entry entry) {
            return !entry.certain() || entry.weight().compareTo(Weight.NONE) > 0;
        }
    }

    /** Whether a step is one of a rollback's own: it has no way back, being one. */
    public static boolean isOfTheWayBack(StepId step) {
        return step.value().indexOf('@') >= 0;
    }

    /** The keys of the effects whose undo is done. */
    public static Set<String> undone(RunState state) {
        var keys = new HashSet<String>();
        for (var entry : state.effects().all()) {
            boolean done = entry.state() == EffectState.DONE;
            if (done && entry.effect().direction() == Effect.Direction.BACK) {
                keys.add(undoes(entry.effect()));
            }
        }
        return keys;
    }

    /** The key of the forward effect that a backward one takes back; empty for weights. */
    public static String undoes(Effect effect) {
        if (effect.deed() instanceof Effect.Call call) {
            return call.undoes();
        }
        return effect.deed() instanceof Effect.ByHand hand ? hand.undoes() : "";
    }

    private static Segment segmentOf(Effect effect) {
        if (effect.deed() instanceof Effect.Call call) {
            return call.segment();
        }
        return effect.deed() instanceof Effect.ByHand hand ? hand.segment() : Segment.EVERYTHING;
    }

    /** Null for weights and messages: the first are moved, the second cannot be unsent. */
    private static @org.jspecify.annotations.Nullable Undo undoOf(Effect effect) {
        if (effect.deed() instanceof Effect.Call call) {
            return call.undo();
        }
        return effect.deed() instanceof Effect.ByHand hand ? hand.undo() : null;
    }

    /** The steps that a step relies on, directly or through others. */
    public static Set<StepId> reliesOn(Runbook runbook, StepId step) {
        var needs = new HashMap<StepId, Set<StepId>>();
        runbook.steps().forEach(one -> needs.put(one.id(), one.needs()));
        var found = new HashSet<StepId>();
        var open = new ArrayList<StepId>(List.of(step));
        while (!open.isEmpty()) {
            for (var need : needs.getOrDefault(open.remove(open.size() - 1), Set.of())) {
                if (found.add(need)) {
                    open.add(need);
                }
            }
        }
        return found;
    }

    /** The steps of a scope: those whose whole segment is in it; all for the whole run. */
    public static List<Step> steps(Runbook runbook, Scope scope) {
        return runbook.steps()
                .filter(step -> scope.isWholeRun() || scope.covers(step.where()))
                .toList();
    }
}
