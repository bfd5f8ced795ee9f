package dev.cutover.plan.rollback;

import dev.cutover.model.RecordOwnership;
import dev.cutover.model.Runbook;
import dev.cutover.model.Scope;
import dev.cutover.model.Segment;
import dev.cutover.model.Step;
import dev.cutover.model.SystemId;
import dev.cutover.model.Traffic;
import dev.cutover.model.Undo;
import dev.cutover.model.Work;
import dev.cutover.run.Effect;
import dev.cutover.run.EffectState;
import dev.cutover.run.UndoKey;
import dev.cutover.run.ledger.EffectLedger;
import dev.cutover.run.ledger.RunState;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What keeps a rollback from making a second writer. Where a runbook says that an artifact has one writer, the system
 * that owned it before is opened only after everything that was done to the other one since is undone: the fence. Valid
 * for one moment, as the state that it reads is. Not thread-safe.
 *
 * <p>A fence that would stop the traffic of others is refused for as long as that traffic stays: another rollback that
 * is open may bring it back, too.
 */
public final class WriterFences {
    private final Runbook runbook;
    private final RunState state;
    private final Scope scope;
    private final List<Map<Traffic, List<Effect.Move>>> returning;
    private final Map<String, List<EffectLedger.Entry>> fences = new HashMap<>();
    private final Map<String, String> refused = new HashMap<>();
    private final Set<String> pulled = new HashSet<>();

    /**
     * None yet.
     *
     * @param returning the traffic that returns with this rollback, and with each other one that is open
     */
    WriterFences(Runbook runbook, RunState state, Scope scope, List<Map<Traffic, List<Effect.Move>>> returning) {
        this.runbook = runbook;
        this.state = state;
        this.scope = scope;
        this.returning = returning;
    }

    /**
     * The fences of what a rollback opens.
     *
     * @param standing the effects that stand and could be undone
     * @param opens whether undoing one of them opens the old platform for this rollback
     */
    WriterFences among(List<EffectLedger.Entry> standing, Predicate<Effect> opens) {
        var begun = begun();
        standing.stream()
                .filter(entry -> opens.test(entry.effect()))
                .forEach(opening -> find(opening, standing, begun));
        return this;
    }

    /** Whether the runbook has artifacts of one writer. */
    public static boolean isNeeded(Runbook runbook) {
        return runbook.inventory().records().stream().anyMatch(RecordOwnership::hasOneWriter);
    }

    /** When each effect was begun: its place among all. */
    private Map<String, Integer> begun() {
        var begun = new HashMap<String, Integer>();
        state.effects().all().forEach(entry -> begun.put(entry.effect().key(), begun.size()));
        return begun;
    }

    /** Where one fence is refused nothing is opened, so none of the others is undone for it. */
    private void find(EffectLedger.Entry opening, List<EffectLedger.Entry> standing, Map<String, Integer> begun) {
        var effect = opening.effect();
        int before = begun.getOrDefault(effect.key(), 0);
        var found = runbook.inventory().records().stream()
                .filter(ownership -> isOwner(ownership, effect))
                .flatMap(ownership -> standing.stream()
                        .filter(entry -> entry.effect().system().equals(ownership.after())))
                .filter(entry -> canBeUndone(entry.effect()))
                .filter(entry ->
                        Scope.of(effect.segment()).touches(entry.effect().segment()))
                .filter(entry -> begun.getOrDefault(entry.effect().key(), 0) > before)
                .distinct()
                .toList();
        if (found.isEmpty()) {
            return;
        }
        fences.put(effect.key(), found);
        // What is out already is seen to its end, whatever becomes of the traffic of others.
        found.stream()
                .filter(this::isBeingUndone)
                .forEach(fence -> pulled.add(fence.effect().key()));
        var why = found.stream().flatMap(fence -> why(fence.effect()).stream()).findFirst();
        if (why.isPresent()) {
            refused.put(effect.key(), why.orElseThrow());
        } else {
            found.forEach(fence -> pulled.add(fence.effect().key()));
        }
    }

    private boolean isBeingUndone(EffectLedger.Entry fence) {
        return state.effects()
                .of(UndoKey.of(fence.effect().key()).value())
                .filter(undo -> undo.state() == EffectState.INTENDED || undo.state() == EffectState.IN_DOUBT)
                .isPresent();
    }

    static boolean canBeUndone(Effect effect) {
        return effect.undo().filter(undo -> !(undo instanceof Undo.None)).isPresent();
    }

    private static boolean isOwner(RecordOwnership ownership, Effect opening) {
        return ownership.hasOneWriter()
                && ownership.before().equals(opening.system())
                && !ownership.before().equals(ownership.after());
    }

    /** Why the fence must not be undone; empty if it may. */
    private Optional<String> why(Effect fence) {
        var others = trafficOfOthers(fence);
        return others.isEmpty()
                ? Optional.empty()
                : Optional.of(fence.system() + " may still be writing: undoing its step '" + fence.step()
                        + "' would stop it for " + String.join(", ", others)
                        + " too, whose traffic stays on the new platform; roll back the whole run instead");
    }

    /** The traffic that would lose what it writes to, and returns with no rollback. */
    private List<String> trafficOfOthers(Effect fence) {
        if (scope.covers(fence.step(), fence.segment())) {
            return List.of();
        }
        var about = Scope.of(fence.segment());
        return runbook.traffic().values().stream()
                .flatMap(traffic -> state.traffic().of(traffic.id()).entrySet().stream()
                        .filter(key -> about.touches(key.getKey())
                                && key.getValue().mayBeMoved()
                                && !returns(traffic, key.getKey())))
                .map(key -> runbook.nameOf(key.getKey()))
                .distinct()
                .toList();
    }

    private boolean returns(Traffic traffic, Segment key) {
        return returning.stream()
                .flatMap(moves -> moves.getOrDefault(traffic, List.of()).stream())
                .anyMatch(move -> move.key().equals(key));
    }

    /** Whether undoing the step may fence a system, in any scope. */
    public static boolean mayBeOne(Step step, Runbook runbook) {
        return systemOf(step)
                .filter(system -> runbook.inventory().records().stream()
                        .anyMatch(ownership ->
                                ownership.hasOneWriter() && ownership.after().equals(system)))
                .isPresent();
    }

    /** Whether undoing the step is what has to come before the other system is opened by undoing the first one. */
    static boolean mayFence(Step opening, Step step, Runbook runbook) {
        return Scope.of(opening.where()).touches(step.where())
                && runbook.inventory().records().stream()
                        .anyMatch(ownership -> ownership.hasOneWriter()
                                && systemOf(opening)
                                        .filter(ownership.before()::equals)
                                        .isPresent()
                                && systemOf(step)
                                        .filter(ownership.after()::equals)
                                        .isPresent());
    }

    private static Optional<SystemId> systemOf(Step step) {
        return step.work() instanceof Work.Action action ? Optional.of(action.system()) : Optional.empty();
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
