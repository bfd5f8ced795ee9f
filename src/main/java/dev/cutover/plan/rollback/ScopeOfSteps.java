package dev.cutover.plan.rollback;

import dev.cutover.model.Runbook;
import dev.cutover.model.Scope;
import dev.cutover.model.Segment;
import dev.cutover.model.Step;
import dev.cutover.model.StepId;
import dev.cutover.run.ledger.RunState;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Which steps a rollback is about whose scope names some: those, and every step that relies on one of them, directly or
 * through others, as far as it is about the same traffic. To undo a step while what relies on it stands would be wrong;
 * but a shift of another region that merely follows in the file stays. A step of which nothing stands pulls in nothing.
 * Valid for one moment; not thread-safe.
 */
public final class ScopeOfSteps {
    private final RollbackPlanner planner;
    private final Runbook runbook;
    private final RunState state;
    private final Scope asked;
    private final StandingSteps standing;
    private final Dependents dependents;
    private final Map<StepId, StepReason> chosen = new LinkedHashMap<>();

    private ScopeOfSteps(RollbackPlanner planner, RunState state, Scope asked) {
        this.planner = planner;
        this.runbook = planner.runbook();
        this.state = state;
        this.asked = asked;
        this.standing = new StandingSteps(state);
        this.dependents = new Dependents(runbook);
    }

    /**
     * The scope as it is recorded, of one as it was asked for. One that names no step stays as it is.
     *
     * @param asked names steps that the runbook has, and are about some of its slice of traffic
     * @throws IllegalArgumentException if it names steps and none of them can be undone in its slice of the traffic:
     *     without any, it would be read as a scope of all steps
     */
    public static ChosenScope of(RollbackPlanner planner, RunState state, Scope asked) {
        if (asked.steps().isEmpty() && asked.also().isEmpty()) {
            return ChosenScope.of(asked);
        }
        return new ScopeOfSteps(planner, state, asked).chosen();
    }

    private ChosenScope chosen() {
        var slice = new Scope(slice());
        var open = new ArrayDeque<Step>();
        named(asked.steps()).forEach(step -> name(step, slice, open));
        follow(open, slice::touches);
        var steps = new TreeSet<StepId>();
        runbook.steps()
                .filter(step -> chosen.containsKey(step.id()))
                .filter(slice::fits)
                .forEach(step -> steps.add(step.id()));
        if (steps.isEmpty() && !asked.steps().isEmpty()) {
            throw new IllegalArgumentException("no step of " + asked + " can be undone in its traffic alone");
        }
        return new ChosenScope(new Scope(slice.values(), steps, also(slice, steps)), chosen);
    }

    private Iterable<Step> named(Set<StepId> ids) {
        return runbook.steps().filter(step -> ids.contains(step.id())).toList();
    }

    /** What is wider than the slice is not undone, so that what relies on it may stay. */
    private void name(Step step, Scope slice, Deque<Step> open) {
        var reason = new StepReason(step.id(), StepReason.Why.NAMED);
        if (slice.fits(step)) {
            choose(reason, step, open);
        } else {
            chosen.putIfAbsent(step.id(), reason);
        }
    }

    private void choose(StepReason reason, Step step, Deque<Step> open) {
        if (chosen.putIfAbsent(step.id(), reason) == null && standing.has(step)) {
            open.add(step);
        }
    }

    /** What relies on a step comes with it, and so do the shifts that moved the same traffic before it. */
    private void follow(Deque<Step> open, Predicate<Segment> slice) {
        while (!open.isEmpty()) {
            var root = open.remove();
            for (var step : dependents.of(root)) {
                boolean isWithin = root.where().contains(step.where());
                boolean isMeant = isWithin || (standing.has(step) && isAbout(root, step));
                if (isMeant && slice.test(step.where())) {
                    choose(new StepReason(step.id(), StepReason.Why.RELIES_ON, root.id()), step, open);
                }
            }
            runbook.steps()
                    .filter(step -> standing.hasMoved(step) && slice.test(step.where()))
                    .filter(step -> StandingSteps.isWithin(step, root))
                    .forEach(step ->
                            choose(new StepReason(step.id(), StepReason.Why.SAME_TRAFFIC, root.id()), step, open));
        }
    }

    private static boolean isAbout(Step root, Step step) {
        return Scope.of(root.where()).touches(step.where());
    }

    /**
     * Steps that are undone beside the slice of traffic, and those that rely on them and stand. What opens the old
     * platform for that slice is undone in any case, and takes nothing with it.
     */
    private Set<StepId> also(Scope slice, Set<StepId> steps) {
        var also = new HashSet<>(asked.also());
        var inScope = new Scope(slice.values(), steps, Set.of());
        var alsoSteps = new AlsoSteps(planner, state, inScope);
        for (var root : named(asked.also())) {
            chosen.putIfAbsent(root.id(), new StepReason(root.id(), StepReason.Why.ALSO));
            if (alsoSteps.isUndoneAnyway(root)) {
                also.remove(root.id());
                continue;
            }
            for (var step : dependents.of(root)) {
                if (standing.hasChanged(step) && isAbout(root, step) && !inScope.covers(step) && also.add(step.id())) {
                    chosen.putIfAbsent(step.id(), new StepReason(step.id(), StepReason.Why.ALSO, root.id()));
                }
            }
        }
        return also;
    }

    /**
     * What was asked for, and for each dimension that all the named steps name no more than theirs. A message to
     * everybody does not make a phase about one region wider: where some steps change systems, those do not count that
     * neither do nor name a segment.
     */
    private SortedMap<String, Set<String>> slice() {
        var slice = new TreeMap<>(asked.values());
        var named = runbook.steps()
                .filter(step -> asked.steps().contains(step.id()))
                .toList();
        boolean isAnyChange = named.stream().anyMatch(step -> StandingSteps.changesSystems(step.work()));
        var where = named.stream()
                .filter(step -> !isAnyChange
                        || StandingSteps.changesSystems(step.work())
                        || step.segment().isPresent())
                .map(Step::where)
                .toList();
        for (String dimension : runbook.dimensions().keySet()) {
            boolean isNamed = !where.isEmpty()
                    && where.stream().allMatch(segment -> segment.values().containsKey(dimension));
            if (isNamed) {
                slice.put(
                        dimension,
                        where.stream()
                                .map(segment -> segment.values().get(dimension))
                                .collect(Collectors.toCollection(TreeSet::new)));
            }
        }
        return slice;
    }
}
