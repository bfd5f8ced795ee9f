package dev.cutover.plan.again;

import dev.cutover.model.Runbook;
import dev.cutover.model.Scope;
import dev.cutover.model.Step;
import dev.cutover.model.StepId;
import dev.cutover.model.Work;
import dev.cutover.run.StepState;
import dev.cutover.run.ledger.RunState;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The checks that count no longer once steps are done again: the nearest gate on each path to them, the baselines of
 * their segments, what watches or reads in between, and what has looked at their outcome. A gate that let only others
 * pass, which stand, asks nobody about them once more: on its path the next one before it counts. Immutable; the state
 * is not thread-safe.
 *
 * @param meant the steps that people want done again, without the wider ones that follow from that
 */
record ChecksAnew(Runbook runbook, RunState state, List<Step> meant) {

    /** In the order of the runbook. */
    List<Step> of(List<Step> reopened) {
        var reach = StepReach.in(runbook);
        var own = ids(reopened);
        var checks = new HashSet<>(nearestGates(reopened));
        var before = reach.before(own);
        var behind = reach.behind(own);
        var needed = reach.before(stillToCome(reopened));
        runbook.steps()
                .filter(step -> isPassed(step) && isCheck(step) && !isForOthers(step, own))
                .filter(step -> {
                    boolean isBaseline = step.work() instanceof Work.Baseline && before.contains(step.id());
                    // Of another segment it is looked at once more only where something still relies on it.
                    return isInSegment(step, reopened)
                            ? isBaseline || behind.contains(step.id())
                            : behind.contains(step.id()) && needed.contains(step.id());
                })
                .map(Step::id)
                .forEach(checks::add);
        var ends = new HashSet<>(own);
        ends.addAll(checks);
        var between = reach.behind(ends);
        between.retainAll(reach.before(ends));
        return runbook.steps()
                .filter(step -> !own.contains(step.id()) && !isForOthers(step, own))
                .filter(step ->
                        checks.contains(step.id()) || (between.contains(step.id()) && isPassed(step) && isCheck(step)))
                .toList();
    }

    private boolean isPassed(Step step) {
        return state.steps().of(step.id()).isPassed();
    }

    /** Whether a step changes nothing and says something about the state of things. */
    private boolean isCheck(Step step) {
        var work = step.work();
        if (work instanceof Work.Gate
                || work instanceof Work.Observe
                || work instanceof Work.Wait
                || work instanceof Work.Baseline
                || work instanceof Work.Reconcile
                || work instanceof Work.Capture) {
            return true;
        } else if (work instanceof Work.Action) {
            // An operation that only reads leaves no effect in the record.
            return state.effects().ofStep(step.id()).isEmpty();
        } else if (work instanceof Work.Task
                || work instanceof Work.Decision
                || work instanceof Work.Shift
                || work instanceof Work.Notify) {
            return false;
        }
        throw new IllegalStateException("no rule for " + work.getClass());
    }

    /** On each path to one of the steps, the gate that is passed last before it. */
    private Set<StepId> nearestGates(List<Step> reopened) {
        var byId = runbook.steps().collect(Collectors.toMap(Step::id, step -> step));
        var gates = new HashSet<StepId>();
        var seen = new HashSet<StepId>();
        var own = ids(reopened);
        // A gate that is itself done again is the nearest one on the paths through it.
        var open = reopened.stream()
                .filter(step -> !(step.work() instanceof Work.Gate))
                .flatMap(step -> step.needs().stream())
                .collect(Collectors.toCollection(ArrayDeque::new));
        while (!open.isEmpty()) {
            var id = open.pop();
            var step = byId.get(id);
            if (step == null || !seen.add(id)) {
                continue;
            }
            boolean leftOut = state.steps().of(id).state() == StepState.SKIPPED && !isPassed(step);
            if (!(step.work() instanceof Work.Gate) || leftOut || isForOthers(step, own)) {
                open.addAll(step.needs());
            } else if (isPassed(step)) {
                gates.add(id);
            }
        }
        return gates;
    }

    /** Whether it is a gate that has let only steps of other segments pass, and all of them stand. */
    private boolean isForOthers(Step gate, Set<StepId> reopened) {
        if (!(gate.work() instanceof Work.Gate)) {
            return false;
        }
        var passing = letThrough(gate);
        return !passing.isEmpty()
                && passing.stream()
                        .allMatch(step -> state.steps().of(step.id()).state() == StepState.SUCCEEDED
                                && !reopened.contains(step.id())
                                && meant.stream()
                                        .noneMatch(one -> Scope.of(one.where()).touches(step.where())));
    }

    /** The steps that rely on it, directly or through other checks, and do something. */
    private List<Step> letThrough(Step gate) {
        var passing = new ArrayList<Step>();
        var seen = new HashSet<StepId>();
        var open = new ArrayDeque<>(List.of(gate.id()));
        while (!open.isEmpty()) {
            var id = open.pop();
            runbook.steps()
                    .filter(step -> step.needs().contains(id) && seen.add(step.id()))
                    .forEach(step -> {
                        if (isCheck(step)) {
                            open.add(step.id());
                        } else {
                            passing.add(step);
                        }
                    });
        }
        return passing;
    }

    /** The steps that have not begun, and those that are done again. */
    private Set<StepId> stillToCome(List<Step> reopened) {
        var open = ids(reopened);
        runbook.steps()
                .map(Step::id)
                .filter(id -> state.steps().of(id).state() == StepState.PENDING)
                .forEach(open::add);
        return open;
    }

    private static Set<StepId> ids(List<Step> steps) {
        return steps.stream().map(Step::id).collect(Collectors.toCollection(HashSet::new));
    }

    private static boolean isInSegment(Step step, List<Step> reopened) {
        return reopened.stream().anyMatch(one -> Scope.of(one.where()).covers(step.where()));
    }
}
