package dev.cutover.plan.rollback;

import dev.cutover.model.Runbook;
import dev.cutover.model.Scope;
import dev.cutover.model.Segment;
import dev.cutover.model.Step;
import dev.cutover.model.StepId;
import dev.cutover.model.Traffic;
import dev.cutover.model.Undo;
import dev.cutover.model.Weight;
import dev.cutover.model.Work;
import dev.cutover.plan.PointOfNoReturnScope;
import dev.cutover.run.Effect;
import dev.cutover.run.UndoKey;
import dev.cutover.run.fact.RollbackFact;
import dev.cutover.run.ledger.EffectLedger;
import dev.cutover.run.ledger.RollbackLedger;
import dev.cutover.run.ledger.RunState;
import dev.cutover.run.ledger.TrafficLedger;
import dev.cutover.run.ledger.TrafficOutsideScope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Plans rollbacks of one run, repeatedly as it changes, without reading all of it each time. Immutable. */
public final class RollbackPlanner {
    private final Runbook runbook;
    private final Map<StepId, Set<StepId>> needs = new HashMap<>();
    private final List<Step> points;
    private final boolean undoesByHand;
    private final Set<StepId> opening;
    private final UndoTimes wholeRun;

    public RollbackPlanner(Runbook runbook) {
        this.runbook = runbook;
        runbook.steps().forEach(step -> needs.put(step.id(), step.needs()));
        this.wholeRun = new UndoTimes(runbook, Scope.WHOLE_RUN);
        this.points = runbook.steps()
                .filter(step -> step.safety().pointOfNoReturn().isPresent())
                .toList();
        this.opening = UndoTimes.opening(runbook);
        this.undoesByHand = runbook.steps().anyMatch(step -> isTaskUndoneByHand(step) || isActionUndoneByHand(step));
    }

    private static boolean isTaskUndoneByHand(Step step) {
        return step.work() instanceof Work.Task task
                && task.undo().filter(Undo.ByHand.class::isInstance).isPresent();
    }

    private static boolean isActionUndoneByHand(Step step) {
        return step.work() instanceof Work.Action action && action.undo() instanceof Undo.ByHand;
    }

    /** Whether people undo anything of this runbook. */
    public boolean undoesByHand() {
        return undoesByHand;
    }

    /** Whose rollbacks it plans. */
    public Runbook runbook() {
        return runbook;
    }

    /** Which points of no return were passed, and what they close. */
    public PointOfNoReturnScope behind(RunState state) {
        return new PointOfNoReturnScope(this::reliesOn, points, state);
    }

    /** The whole rollback of a scope. */
    public RollbackPlan of(RunState state, Scope scope) {
        var pointOfNoReturnScope = behind(state);
        var kept = new ArrayList<String>();
        var undoTimes = new UndoTimes(runbook, scope);
        var fences = fences(state, scope);
        var alsoOpens = new ArrayList<String>();
        var wider = new ArrayList<>(new TrafficOutsideScope(runbook, scope).words(state));
        var barred = new ArrayList<>(barredTraffic(state, scope, pointOfNoReturnScope));
        standing(state).forEach(entry -> {
            var effect = entry.effect();
            var undo = effect.undo().orElseThrow();
            var segment = effect.segment();
            boolean isOpening = undoTimes.isOpening(effect);
            boolean isMeant = undoTimes.isMeant(effect) || fences.isFence(effect);
            if (fences.isWiderFence(effect)) {
                alsoOpens.add("undoing " + effect.step() + " stops " + effect.system() + " for "
                        + runbook.nameOf(segment) + ", which is wider than " + runbook.nameOf(scope)
                        + ", so that there is no second writer");
            }
            if (isOpening && !scope.covers(effect.step(), segment) && undoTimes.isMeant(effect)) {
                alsoOpens.add("undoing " + effect.step() + " opens " + effect.system() + " for "
                        + runbook.nameOf(segment) + ", which is wider than " + runbook.nameOf(scope));
            }
            if (!isMeant) {
                if (scope.touches(effect.step(), segment) && !segment.equals(Segment.EVERYTHING)) {
                    wider.add(effect.step() + " covers " + runbook.nameOf(segment) + ", which is wider than "
                            + runbook.nameOf(scope));
                }
            } else if (undo instanceof Undo.None none) {
                kept.add(effect.step() + " has no undo: " + none.because());
            } else {
                pointOfNoReturnScope.of(effect.step(), segment).ifPresent(by -> barred.add(barred(effect, by)));
            }
        });
        return new RollbackPlan(
                moves(state, scope), undoings(state, scope, fences).toList(), kept, barred, wider, alsoOpens);
    }

    /** The effects to be undone, last first; computed lazily. */
    public Stream<RollbackPlan.Undoing> undoings(RunState state, Scope scope) {
        return undoings(state, scope, fences(state, scope));
    }

    /** The same for who knows the fences already. */
    public Stream<RollbackPlan.Undoing> undoings(RunState state, Scope scope, WriterFences fences) {
        return undoings(state, scope, fences, effect -> true);
    }

    private Stream<RollbackPlan.Undoing> undoings(
            RunState state, Scope scope, WriterFences fences, Predicate<Effect> which) {
        var pointOfNoReturnScope = behind(state);
        var undoTimes = new UndoTimes(runbook, scope);
        return standing(state)
                .filter(entry -> which.test(entry.effect()))
                .filter(entry -> undoTimes.isMeant(entry.effect()) || fences.isFence(entry.effect()))
                .filter(entry -> pointOfNoReturnScope
                        .of(entry.effect().step(), entry.effect().segment())
                        .isEmpty())
                .flatMap(entry -> entry
                        .effect()
                        .undo()
                        .filter(undo -> !(undo instanceof Undo.None))
                        .map(undo -> new RollbackPlan.Undoing(
                                entry,
                                undo,
                                UndoKey.of(entry.effect().key()),
                                fences.isFence(entry.effect())
                                        ? Undo.Time.BEFORE_TRAFFIC
                                        : undoTimes.of(entry.effect())))
                        .stream());
    }

    /** What is undone before traffic returns, last first. A runbook that closes nothing costs nothing. */
    public List<RollbackPlan.Undoing> openings(RunState state, Scope scope) {
        return openings(state, scope, fences(state, scope));
    }

    /** The same for who knows the fences already. */
    public List<RollbackPlan.Undoing> openings(RunState state, Scope scope, WriterFences fences) {
        if (opening.isEmpty() || !isClosed(state)) {
            return List.of();
        }
        var undoTimes = new UndoTimes(runbook, scope);
        return undoings(state, scope, fences, effect -> undoTimes.isOpening(effect) || fences.isFence(effect))
                .toList();
    }

    /** Whether anything stands that may keep the old platform closed; asked at each decision of a long rollback. */
    private boolean isClosed(RunState state) {
        return state.effects().undoable().stream()
                .anyMatch(where ->
                        where.time().orElseGet(() -> wholeRun.byDefault(where.system())) == Undo.Time.BEFORE_TRAFFIC);
    }

    /** What would have to be undone before traffic returns, and lies before a point of no return that was passed. */
    public List<RollbackPlan.Barred> barredOpenings(RunState state, Scope scope) {
        if (!isClosed(state)) {
            return List.of();
        }
        var pointOfNoReturnScope = behind(state);
        var undoTimes = new UndoTimes(runbook, scope);
        return standing(state)
                .map(EffectLedger.Entry::effect)
                .filter(effect -> undoTimes.isOpening(effect) && undoTimes.isMeant(effect))
                .filter(effect -> !(effect.undo().orElseThrow() instanceof Undo.None))
                .flatMap(effect -> pointOfNoReturnScope.of(effect.step(), effect.segment()).stream()
                        .map(by -> barred(effect, by)))
                .toList();
    }

    /** What may keep the old platform closed for any of the scope and has no undo. */
    public List<Effect> lastingClosings(RunState state, Scope scope) {
        return opening.isEmpty() || !isClosed(state)
                ? List.of()
                : LastingClosings.among(standing(state), runbook, new UndoTimes(runbook, scope));
    }

    private static RollbackPlan.Barred barred(Effect effect, Step by) {
        return new RollbackPlan.Barred(effect.step(), by.id(), Optional.empty(), "step '" + effect.step() + "'");
    }

    /**
     * What keeps the rollback of a scope from making a second writer. Nothing is fenced for what the rollback, where it
     * is open, has given up opening.
     */
    public WriterFences fences(RunState state, Scope scope) {
        if (!WriterFences.isNeeded(runbook)) {
            return new WriterFences(runbook, state, scope, List.of());
        }
        var pointOfNoReturnScope = behind(state);
        var undoTimes = new UndoTimes(runbook, scope);
        var own = state.rollbacks().open().stream()
                .filter(open -> open.scope().equals(scope))
                .toList();
        return new WriterFences(runbook, state, scope, returning(state, scope))
                .among(
                        standing(state).toList(),
                        effect -> undoTimes.isOpening(effect)
                                && undoTimes.isMeant(effect)
                                && WriterFences.canBeUndone(effect)
                                && own.stream().allMatch(open -> isTried(open, effect))
                                && pointOfNoReturnScope
                                        .of(effect.step(), effect.segment())
                                        .isEmpty());
    }

    private static boolean isTried(RollbackLedger.Entry rollback, Effect opening) {
        return rollback.whyBlocked(UndoKey.of(opening.key()).value()).isEmpty();
    }

    /** What returns with the rollback of the scope, and with the open ones that have not left their traffic. */
    private List<Map<Traffic, List<Effect.Move>>> returning(RunState state, Scope scope) {
        return Stream.concat(
                        Stream.of(scope),
                        state.rollbacks().open().stream()
                                .filter(open -> !open.isParked())
                                .map(RollbackLedger.Entry::scope)
                                .filter(other -> !other.equals(scope)))
                .map(returned -> moves(state, returned))
                .toList();
    }

    /**
     * Whether a rollback of the scope stops a step that is not done: all that it is about lies in the scope, or it may
     * be closing the old platform for some of it.
     */
    public boolean stops(Scope scope, Step step) {
        return scope.covers(step) || isClosing(scope, step);
    }

    /** Whether the step, however wide, may be closing the old platform for any of the scope. */
    public boolean isClosing(Scope scope, Step step) {
        return opening.contains(step.id())
                && (scope.touches(step) || new TrafficOfScope(runbook, scope).touches(step.where()))
                && new UndoTimes(runbook, scope).isClosing(step);
    }

    /** The steps that may be closing the old platform for the scope, so that this one may make another writer. */
    public Set<StepId> closedFor(Scope scope, Step step) {
        if (!WriterFences.mayBeOne(step, runbook)) {
            return Set.of();
        }
        var below = reliesOn(step.id());
        return runbook.steps()
                .filter(closing -> below.contains(closing.id()) && isClosing(scope, closing))
                .filter(closing -> WriterFences.mayFence(closing, step, runbook))
                .map(Step::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The steps that may close the old platform, in any scope. */
    public Set<StepId> opening() {
        return opening;
    }

    /** For each flow, in the order of the runbook, the keys to move to the old platform. */
    public Map<Traffic, List<Effect.Move>> moves(RunState state, Scope scope) {
        var pointOfNoReturnScope = behind(state);
        var moves = new LinkedHashMap<Traffic, List<Effect.Move>>();
        runbook.traffic().values().forEach(traffic -> {
            var keys = new ArrayList<Effect.Move>();
            owed(state, scope, traffic).forEach((key, entry) -> {
                if (pointOfNoReturnScope.of(entry, key).isEmpty()) {
                    int target = entry.certain() ? 0 : entry.target().basisPoints();
                    int from = Math.max(entry.weight().basisPoints(), target);
                    keys.add(new Effect.Move(key, from, Weight.NONE.basisPoints()));
                }
            });
            if (!keys.isEmpty()) {
                moves.put(traffic, List.copyOf(keys));
            }
        });
        return moves;
    }

    /** The steps that a step relies on, directly or through others. */
    public Set<StepId> reliesOn(StepId step) {
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

    private List<RollbackPlan.Barred> barredTraffic(
            RunState state, Scope scope, PointOfNoReturnScope pointOfNoReturnScope) {
        var barred = new ArrayList<RollbackPlan.Barred>();
        runbook.traffic()
                .values()
                .forEach(traffic -> owed(state, scope, traffic)
                        .forEach((key, entry) -> PointOfNoReturnScope.mover(state, entry)
                                .ifPresent(mover -> pointOfNoReturnScope
                                        .of(mover, key)
                                        .ifPresent(by -> barred.add(new RollbackPlan.Barred(
                                                mover,
                                                by.id(),
                                                Optional.of(new RollbackFact.Subject.OfTraffic(traffic.id(), key)),
                                                "traffic '" + traffic.id() + "' of " + runbook.nameOf(key)))))));
        return barred;
    }

    /** Keys that are not proven to be on the old platform. */
    private static Map<Segment, TrafficLedger.Entry> owed(RunState state, Scope scope, Traffic traffic) {
        var owed = new LinkedHashMap<Segment, TrafficLedger.Entry>();
        // A scope that names steps is about what they have moved, and not about what others have moved since.
        var movers = scope.steps().isEmpty() ? Optional.<LastMover>empty() : Optional.of(LastMover.of(state));
        state.traffic().of(traffic.id()).forEach((key, entry) -> {
            boolean isMeant = movers.isEmpty()
                    || movers.get()
                            .of(traffic.id(), key)
                            .map(Effect::step)
                            .filter(scope::admits)
                            .isPresent();
            if (isMeant && scope.covers(key) && entry.mayBeMoved()) {
                owed.put(key, entry);
            }
        });
        return owed;
    }

    /** What may have happened and could be undone. Weights are moved; messages cannot be unsent. */
    static Stream<EffectLedger.Entry> standing(RunState state) {
        return state.effects()
                .standing()
                .filter(entry -> entry.effect().undo().isPresent())
                .filter(entry -> !entry.effect().step().isOfRollback());
    }
}
