package dev.cutover.plan.rollback;

import dev.cutover.model.RecordOwnership;
import dev.cutover.model.Runbook;
import dev.cutover.model.Scope;
import dev.cutover.model.Undo;
import dev.cutover.run.Effect;
import dev.cutover.run.ledger.EffectLedger;
import dev.cutover.run.ledger.RunState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What keeps a rollback from making a second writer. Where a runbook says that an artifact has one writer, the system
 * that owned it before is opened only after everything that was done to the other one since is undone: the fence. Valid
 * for one moment, as the state that it reads is. Not thread-safe.
 */
public final class WriterFences {
    private final Runbook runbook;
    private final RunState state;
    private final Scope scope;
    private final Map<String, List<EffectLedger.Entry>> fences = new HashMap<>();
    private final Map<String, String> refused = new HashMap<>();
    private final Set<String> pulled = new HashSet<>();

    private WriterFences(Runbook runbook, RunState state, Scope scope) {
        this.runbook = runbook;
        this.state = state;
        this.scope = scope;
    }

    /**
     * The fences of what a rollback opens.
     *
     * @param standing the effects that stand and could be undone
     */
    static WriterFences of(
            Runbook runbook, RunState state, UndoTimes undoTimes, Scope scope, List<EffectLedger.Entry> standing) {
        var writerFences = new WriterFences(runbook, state, scope);
        if (isNeeded(runbook)) {
            var begun = writerFences.begun();
            standing.stream()
                    .filter(entry -> undoTimes.isOpening(entry.effect()) && undoTimes.isMeant(entry.effect()))
                    .forEach(opening -> writerFences.find(opening, standing, begun));
        }
        return writerFences;
    }

    /** Whether the runbook has artifacts of one writer. */
    static boolean isNeeded(Runbook runbook) {
        return runbook.inventory().records().stream().anyMatch(RecordOwnership::hasOneWriter);
    }

    /** When each effect was begun: its place among all. */
    private Map<String, Integer> begun() {
        var begun = new HashMap<String, Integer>();
        state.effects().all().forEach(entry -> begun.put(entry.effect().key(), begun.size()));
        return begun;
    }

    private void find(EffectLedger.Entry opening, List<EffectLedger.Entry> standing, Map<String, Integer> begun) {
        var effect = opening.effect();
        int before = begun.getOrDefault(effect.key(), 0);
        for (var ownership : runbook.inventory().records()) {
            if (!isOwner(ownership, effect)) {
                continue;
            }
            standing.stream()
                    .filter(entry -> entry.effect().system().equals(ownership.after()))
                    .filter(entry -> entry.effect()
                            .undo()
                            .filter(undo -> !(undo instanceof Undo.None))
                            .isPresent())
                    .filter(entry ->
                            Scope.of(effect.segment()).touches(entry.effect().segment()))
                    .filter(entry -> begun.getOrDefault(entry.effect().key(), 0) > before)
                    .forEach(fence -> {
                        fences.computeIfAbsent(effect.key(), key -> new ArrayList<>())
                                .add(fence);
                        pull(effect.key(), fence.effect());
                    });
        }
    }

    private static boolean isOwner(RecordOwnership ownership, Effect opening) {
        return ownership.hasOneWriter()
                && ownership.before().equals(opening.system())
                && !ownership.before().equals(ownership.after());
    }

    private void pull(String opening, Effect fence) {
        var others = trafficOfOthers(fence);
        if (others.isEmpty()) {
            pulled.add(fence.key());
        } else {
            refused.putIfAbsent(
                    opening,
                    fence.system() + " may still be writing: undoing its step '" + fence.step()
                            + "' would stop it for " + String.join(", ", others)
                            + " too, whose traffic stays on the new platform; roll back the whole run instead");
        }
    }

    /** The traffic outside the scope that would lose what it writes to. */
    private List<String> trafficOfOthers(Effect fence) {
        if (scope.covers(fence.step(), fence.segment())) {
            return List.of();
        }
        var about = Scope.of(fence.segment());
        return runbook.traffic().values().stream()
                .flatMap(traffic -> state.traffic().of(traffic.id()).entrySet().stream())
                .filter(key -> !scope.covers(key.getKey())
                        && about.touches(key.getKey())
                        && key.getValue().mayBeMoved())
                .map(key -> runbook.nameOf(key.getKey()))
                .distinct()
                .toList();
    }

    /** Whether the effect is undone before traffic because something is opened only after it. */
    public boolean isFence(Effect effect) {
        return pulled.contains(effect.key());
    }

    /** Whether it is undone although it reaches beyond the scope. */
    boolean isWiderFence(Effect effect) {
        return isFence(effect) && !scope.covers(effect.step(), effect.segment());
    }

    /** What still stands and has to be undone before this one. */
    public List<EffectLedger.Entry> before(Effect opening) {
        return fences.getOrDefault(opening.key(), List.of());
    }

    /** Why something is not opened while the fence stands. */
    public static String whyWriting(Effect fence) {
        return fence.system() + " may still be writing: its step '" + fence.step() + "' is not undone";
    }

    /** Why the effect must not be undone in this scope; empty if it may. */
    public Optional<String> whyRefused(Effect opening) {
        return Optional.ofNullable(refused.get(opening.key()));
    }
}
