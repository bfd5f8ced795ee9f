package dev.cutover.plan.rollback;

import dev.cutover.model.Scope;
import dev.cutover.model.Step;
import dev.cutover.model.StepId;
import dev.cutover.model.Undo;
import dev.cutover.model.Work;
import dev.cutover.plan.StepAccess;
import dev.cutover.plan.rollback.StepReason.Why;
import dev.cutover.run.Effect;
import dev.cutover.run.StepState;
import dev.cutover.run.ledger.RunState;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Why each step that was begun is in a rollback, or is not. Valid for one moment; not thread-safe. */
public final class StepReasons {
    private final RollbackPlanner planner;
    private final RunState state;
    private final ChosenScope chosen;
    private final StandingSteps standing;
    private final AlsoSteps alsoSteps;
    private final Set<StepId> undone = new HashSet<>();
    private final Map<StepId, StepId> barred = new HashMap<>();
    private final Set<String> returning = new HashSet<>();

    private StepReasons(RollbackPlanner planner, RunState state, ChosenScope chosen) {
        this.planner = planner;
        this.state = state;
        this.chosen = chosen;
        this.standing = new StandingSteps(state);
        this.alsoSteps = new AlsoSteps(planner, state, chosen.scope());
        var plan = planner.of(state, chosen.scope());
        plan.undo().forEach(undoing -> undone.add(undoing.entry().effect().step()));
        plan.barred().forEach(one -> barred.put(one.step(), one.by()));
        plan.moves()
                .forEach((traffic, moves) ->
                        moves.stream().map(Effect.Move::key).forEach(key -> returning.add(traffic.id() + " " + key)));
    }

    /** Of every step of the phases that was begun, in the order of the runbook. */
    public static List<StepReason> of(RollbackPlanner planner, RunState state, ChosenScope chosen) {
        var reasons = new StepReasons(planner, state, chosen);
        return planner.runbook()
                .steps()
                .filter(step -> state.steps().of(step.id()).attempt() > 0)
                .map(reasons::of)
                .toList();
    }

    private StepReason of(Step step) {
        var scope = chosen.scope();
        if (!standing.has(step)) {
            boolean wasUndone = state.steps().of(step.id()).state() == StepState.UNDONE;
            return new StepReason(step.id(), wasUndone ? Why.UNDONE : Why.CHANGES_NOTHING);
        }
        var by = barred.get(step.id());
        if (by != null) {
            return new StepReason(step.id(), Why.BARRED, by);
        }
        if (isReturning(step)) {
            return scope.covers(step) ? in(step) : new StepReason(step.id(), Why.IN_PART, name(step));
        }
        if (undone.contains(step.id())) {
            return scope.covers(step) ? in(step) : opens(step);
        }
        if (!new Scope(scope.values()).touches(step.where())) {
            return new StepReason(step.id(), Why.ELSEWHERE, name(step));
        }
        if (!scope.admits(step.id()) && !chosen.reasons().containsKey(step.id())) {
            return new StepReason(step.id(), Why.NOT_NAMED);
        }
        var because = StepAccess.undo(step).flatMap(StepReasons::because);
        if (because.isPresent()) {
            return new StepReason(step.id(), Why.NO_UNDO, because.orElseThrow());
        }
        if (step.work() instanceof Work.Shift) {
            return new StepReason(step.id(), Why.NOT_SPLIT);
        }
        return scope.covers(step) ? in(step) : wider(step);
    }

    /** Whoever asked for it with --also is told that they need not have. */
    private StepReason opens(Step step) {
        var asked = chosen.reasons().get(step.id());
        boolean isAskedFor = asked != null && asked.why() == Why.ALSO;
        return new StepReason(step.id(), Why.OPENS, name(step) + (isAskedFor ? "; it is undone without --also" : ""));
    }

    private StepReason wider(Step step) {
        return alsoSteps
                .reliedOnBy(step)
                .map(shift -> new StepReason(step.id(), Why.WIDER_RELIED_ON, Optional.of(shift), name(step)))
                .orElseGet(() -> new StepReason(step.id(), Why.WIDER, name(step)));
    }

    private static Optional<String> because(Undo undo) {
        return undo instanceof Undo.None none ? Optional.of(none.because()) : Optional.empty();
    }

    private StepReason in(Step step) {
        return Optional.ofNullable(chosen.reasons().get(step.id()))
                .orElseGet(() -> new StepReason(step.id(), recorded(step)));
    }

    /** Why the scope as it is recorded has the step. */
    private Why recorded(Step step) {
        return chosen.scope().also().contains(step.id())
                ? Why.ALSO
                : chosen.scope().steps().isEmpty() ? Why.IN_SCOPE : Why.NAMED;
    }

    private String name(Step step) {
        return planner.runbook().nameOf(step.where());
    }

    private boolean isReturning(Step step) {
        return step.work() instanceof Work.Shift shift
                && standing.moved(step).stream().anyMatch(key -> returning.contains(shift.traffic() + " " + key));
    }
}
