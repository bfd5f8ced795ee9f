package dev.cutover.plan.rollback;

import dev.cutover.model.Scope;
import dev.cutover.model.Step;
import dev.cutover.model.SystemId;
import dev.cutover.model.Undo;
import dev.cutover.run.Effect;
import dev.cutover.run.EffectState;
import dev.cutover.run.StepState;
import dev.cutover.run.UndoKey;
import dev.cutover.run.ledger.EffectLedger;
import dev.cutover.run.ledger.RollbackLedger;
import dev.cutover.run.ledger.RunState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one rollback shares with the others that are open. An undo that two of them have to do is the earlier one's,
 * until that has done it, given it up, parked the traffic that waited for it, or ended. A router's weights are set, and a rollback step that has no segment is
 * run, by one of them at a time. All else goes on side by side. Not thread-safe, as the state that it reads is not.
 */
public final class SharedWork {
    private final RollbackPlanner planner;
    private final RunState state;
    private final int number;
    private final Scope scope;

    /**
     * Of one rollback, which may be one that is yet to begin.
     *
     * @param number which one
     */
    public SharedWork(RollbackPlanner planner, RunState state, int number, Scope scope) {
        this.planner = planner;
        this.state = state;
        this.number = number;
        this.scope = scope;
    }

    /** Of a rollback on record. */
    public static SharedWork of(RollbackPlanner planner, RunState state, RollbackLedger.Entry rollback) {
        return new SharedWork(planner, state, rollback.number(), rollback.scope());
    }

    /**
     * Something that a rollback waits for.
     *
     * @param rollback the number of the one that has it now
     * @param what both do, such as {@code undo 'close-old'}
     */
    public record Waiting(int rollback, String what) {
        /** {@code rollback 1: both undo 'close-old'}. */
        public String words() {
            return "rollback " + rollback + ": both " + what;
        }
    }

    /** The open one that takes this one over: it rolls back all of this one's scope and began later. */
    public Optional<RollbackLedger.Entry> wider() {
        return others().filter(other -> other.number() > number && other.scope().includes(scope))
                .reduce((first, last) -> last);
    }

    /** The open ones that this one takes over. */
    public List<RollbackLedger.Entry> narrower() {
        return others().filter(other -> other.number() < number && scope.includes(other.scope()))
                .toList();
    }

    /** The undos that earlier rollbacks have yet to do, by the number of the first of them. */
    public Map<UndoKey, Integer> undosOfEarlier() {
        var earlier = others().filter(other -> other.number() < number).toList();
        var owners = new LinkedHashMap<UndoKey, Integer>();
        for (var other : earlier) {
            planner.undoings(state, other.scope())
                    .filter(undoing -> !isLeft(other, undoing))
                    .map(RollbackPlan.Undoing::key)
                    .forEach(key -> owners.putIfAbsent(key, other.number()));
        }
        return owners;
    }

    /** The other rollback that is setting weights at the router. */
    public Optional<Integer> setting(SystemId router) {
        return settings()
                .filter(effect -> effect.system().equals(router))
                .flatMap(effect -> owner(effect).stream())
                .filter(owner -> owner != number)
                .findFirst();
    }

    /** Whether it is this one's to see to the effect, which sets weights. */
    public boolean isMine(Effect effect) {
        return owner(effect).filter(owner -> owner == number).isPresent();
    }

    private Stream<Effect> settings() {
        return state.effects().open().stream()
                .filter(entry -> entry.state() == EffectState.INTENDED || entry.state() == EffectState.IN_DOUBT)
                .map(EffectLedger.Entry::effect)
                .filter(effect ->
                        effect.deed() instanceof Effect.Weights && effect.direction() == Effect.Direction.BACK);
    }

    /** The open rollback that began it; if that has ended, the first one whose scope it lies in tries it again. */
    private Optional<Integer> owner(Effect effect) {
        var open = state.rollbacks().open();
        return open.stream()
                .filter(one -> effect.step().equals(one.step()))
                .findFirst()
                .or(() -> open.stream()
                        .filter(one -> isWithin(effect, one.scope()))
                        .findFirst())
                .map(RollbackLedger.Entry::number);
    }

    private static boolean isWithin(Effect effect, Scope scope) {
        return effect.deed() instanceof Effect.Weights weights
                && weights.moves().stream().allMatch(move -> scope.covers(move.key()));
    }

    /** The other rollback that runs the same step of the runbook's rollback now; one with a segment is not shared. */
    public Optional<Integer> running(Step own) {
        return own.segment().isPresent()
                ? Optional.empty()
                : others().map(RollbackLedger.Entry::number)
                        .filter(other ->
                                state.steps().of(own.id().inRollback(other)).state() == StepState.STARTED)
                        .findFirst();
    }

    /** What the rollback waits for now, in the order of its phases; empty if it waits for no other one. */
    public List<Waiting> waits() {
        var mine = state.rollbacks().of(number).filter(RollbackLedger.Entry::isOpen);
        if (mine.isEmpty() || others().findAny().isEmpty()) {
            return List.of();
        }
        var waiting = new ArrayList<Waiting>();
        var moves = planner.moves(state, scope);
        var time = next(mine.orElseThrow(), moves.isEmpty());
        if (time != Undo.Time.BEFORE_TRAFFIC && settings().noneMatch(this::isMine)) {
            moves.keySet()
                    .forEach(flow -> setting(flow.router())
                            .ifPresent(other ->
                                    waiting.add(new Waiting(other, "set weights of '" + flow.router() + "'"))));
        }
        if (time != null) {
            waiting.addAll(shared(time));
        } else if (moves.isEmpty()) {
            nextOwn(mine.orElseThrow())
                    .ifPresent(own ->
                            running(own).ifPresent(other -> waiting.add(new Waiting(other, "run '" + own.id() + "'"))));
        }
        return waiting.stream().distinct().toList();
    }

    /** What is to be undone with another rollback, whenever: known before this one begins. */
    public List<Waiting> shared() {
        return Stream.of(Undo.Time.values())
                .flatMap(time -> shared(time).stream())
                .toList();
    }

    private List<Waiting> shared(Undo.Time time) {
        var owners = undosOfEarlier();
        return planner.undoings(state, scope)
                .filter(undoing -> undoing.time() == time && owners.containsKey(undoing.key()))
                .map(undoing -> new Waiting(
                        owners.getOrDefault(undoing.key(), 0),
                        "undo '" + undoing.entry().effect().step() + "'"))
                .distinct()
                .toList();
    }

    /** When that is undone which is next; null if nothing can be undone before something else is done. */
    private Undo.@Nullable Time next(RollbackLedger.Entry mine, boolean isBack) {
        return planner.undoings(state, scope)
                .filter(undoing -> mine.whyBlocked(undoing.key().value()).isEmpty())
                .map(RollbackPlan.Undoing::time)
                .min(Undo.Time::compareTo)
                .filter(time -> time == Undo.Time.BEFORE_TRAFFIC ? mine.opened() == null : isBack)
                .orElse(null);
    }

    private Optional<Step> nextOwn(RollbackLedger.Entry mine) {
        return planner.runbook().rollback().stream()
                .flatMap(procedure -> procedure.stepsOf(mine.scope()).stream())
                .map(own -> own.step())
                .filter(step ->
                        !state.steps().of(step.id().inRollback(number)).state().isSettled())
                .findFirst();
    }

    /** Whether the rollback does not try it, or no more: where it has left its traffic, it opens nothing for it. */
    private static boolean isLeft(RollbackLedger.Entry rollback, RollbackPlan.Undoing undoing) {
        return rollback.whyBlocked(undoing.key().value()).isPresent()
                || (rollback.isParked() && undoing.time() == Undo.Time.BEFORE_TRAFFIC);
    }

    private Stream<RollbackLedger.Entry> others() {
        return state.rollbacks().open().stream().filter(open -> open.number() != number);
    }
}
