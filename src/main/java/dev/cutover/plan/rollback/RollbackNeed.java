package dev.cutover.plan.rollback;

import dev.cutover.model.RollbackStep;
import dev.cutover.model.Runbook;
import dev.cutover.model.Scope;
import dev.cutover.model.Step;
import dev.cutover.model.Undo;
import dev.cutover.model.Work;
import dev.cutover.run.Effect;
import dev.cutover.run.StepState;
import dev.cutover.run.ledger.EffectLedger;
import dev.cutover.run.ledger.RollbackLedger;
import dev.cutover.run.ledger.RunState;
import dev.cutover.run.ledger.TrafficOutsideScope;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Whether anything of a scope was begun that a rollback would stop, restore or undo. Where nothing was, the runbook's
 * rollback steps are not needed either. Stateless.
 */
public final class RollbackNeed {
    private RollbackNeed() {}

    /**
     * Whether a rollback of the scope would find nothing to do: no effect stands or is open, no step that changes a
     * system is running or is to be done again, and no earlier rollback has left one of its own steps undone. What lies
     * before a point of no return cannot be rolled back, so it does not count.
     */
    public static boolean isNothing(RollbackPlanner planner, RunState state, Scope scope) {
        return withdrawn(planner.runbook(), state, scope).isEmpty() && isOfNothingStanding(planner, state, scope);
    }

    /** Whether all that a rollback of the scope does is to withdraw what was to be done again. */
    public static boolean isWithdrawal(RollbackPlanner planner, RunState state, Scope scope) {
        return !withdrawn(planner.runbook(), state, scope).isEmpty() && isOfNothingStanding(planner, state, scope);
    }

    /** The steps that are to be done again and have not begun. */
    public static List<Step> withdrawn(Runbook runbook, RunState state, Scope scope) {
        return runbook.steps()
                .filter(scope::covers)
                .filter(step -> state.steps().of(step.id()).isReopened()
                        && state.steps().of(step.id()).isToBeDoneAgain())
                .toList();
    }

    private static boolean isOfNothingStanding(RollbackPlanner planner, RunState state, Scope scope) {
        return isOfNothingBegun(planner, state, scope)
                || (!isAnythingLeft(planner, state, scope)
                        && !isAtWork(planner.runbook(), state, scope)
                        && !isUnproven(state, scope));
    }

    /** Whether the traffic of the last rollback is back, and nothing has proven that the old platform takes orders. */
    private static boolean isUnproven(RunState state, Scope scope) {
        return state.rollbacks().all().stream()
                .filter(rollback -> !rollback.isOpen() && scope.includes(rollback.scope()))
                .reduce((first, last) -> last)
                .filter(last -> last.returned() != null && last.restored() == null)
                .isPresent();
    }

    /** Where steps are named, the old platform is opened for what they moved, and for nothing else. */
    private static boolean isOfNothingBegun(RollbackPlanner planner, RunState state, Scope scope) {
        if (scope.steps().isEmpty()) {
            return false;
        }
        var standing = new StandingSteps(state);
        boolean isLeft = new UndoneSince(planner.runbook(), state)
                .unresolved()
                .anyMatch(earlier -> scope.includes(earlier.scope()));
        return !isLeft && planner.runbook().steps().filter(scope::touches).noneMatch(standing::has);
    }

    /** Why a rollback of the scope finds nothing to do, in words; the scope is called by its name. */
    public static String whyNothing(Runbook runbook, RunState state, Scope scope) {
        boolean isBack = state.rollbacks().all().stream()
                .anyMatch(rollback -> !rollback.isOpen() && rollback.scope().includes(scope));
        String name = scope.isWholeRun() ? "the run" : runbook.nameOf(scope);
        boolean isBegun = !scope.steps().isEmpty()
                && runbook.steps()
                        .anyMatch(step -> scope.covers(step)
                                && state.steps().of(step.id()).attempt() > 0);
        return isBack
                ? "all of " + name + " is already back"
                : "nothing of " + name + (isBegun ? " stands" : " was begun");
    }

    /** Whether the runbook's rollback steps are needed in a rollback: it has undone something, or should have. */
    public static boolean hasSteps(RollbackPlanner planner, RunState state, RollbackLedger.Entry rollback) {
        // Once one of them has begun, what it depends on may settle as never having happened.
        boolean begun = ownSteps(planner, state, rollback).anyMatch(one -> one != StepState.PENDING);
        return begun
                || hasUndone(planner.runbook(), state, rollback)
                || isAnythingLeft(planner, state, rollback.scope());
    }

    /** Whether a rollback has undone or restored anything, or tried to. */
    public static boolean hasUndone(Runbook runbook, RunState state, RollbackLedger.Entry rollback) {
        var returning = new TrafficOfScope(runbook, rollback.scope());
        return !rollback.blocked().isEmpty()
                || state.effects().all().stream()
                        .anyMatch(entry -> entry.effect().direction() == Effect.Direction.BACK
                                && entry.settledSeq() > rollback.seq()
                                && (rollback.scope()
                                                .touches(
                                                        entry.effect().step(),
                                                        entry.effect().segment())
                                        || returning.touches(entry.effect().segment())));
    }

    private static boolean isAnythingLeft(RollbackPlanner planner, RunState state, Scope scope) {
        return !planner.moves(state, scope).isEmpty()
                || planner.undoings(state, scope).findAny().isPresent()
                || state.effects().open().stream().anyMatch(entry -> isForward(entry, planner.runbook(), scope))
                || state.effects().standing().anyMatch(entry -> isKeptSince(entry, state, scope))
                || hasStepsLeft(planner, state, scope);
    }

    /** Whether the last rollback of the scope has begun the runbook's rollback steps and not done all of them. */
    private static boolean hasStepsLeft(RollbackPlanner planner, RunState state, Scope scope) {
        var earlier = state.rollbacks().all().stream()
                .filter(rollback -> !rollback.isOpen() && scope.includes(rollback.scope()))
                .reduce((first, last) -> last);
        var states = earlier.stream()
                .flatMap(rollback -> ownSteps(planner, state, rollback))
                .toList();
        return states.stream().anyMatch(one -> one != StepState.PENDING)
                && states.stream().anyMatch(one -> one != StepState.SUCCEEDED);
    }

    /**
     * The runbook's rollback steps that a rollback of the scope needs. They make up for traffic that has returned, so
     * one of some actions alone needs none, unless the runbook moves no traffic at all.
     */
    public static List<RollbackStep> ownSteps(Runbook runbook, Scope scope) {
        boolean needsThem = runbook.traffic().isEmpty() || new TrafficOfScope(runbook, scope).isAny();
        return needsThem
                ? runbook.rollback().map(procedure -> procedure.stepsOf(scope)).orElse(List.of())
                : List.of();
    }

    private static Stream<StepState> ownSteps(RollbackPlanner planner, RunState state, RollbackLedger.Entry rollback) {
        return ownSteps(planner.runbook(), rollback.scope()).stream()
                .map(own -> settled(
                        own.step(),
                        state.steps()
                                .of(own.step().id().inRollback(rollback.number()))
                                .state()));
    }

    /** A courtesy that failed is not tried again. */
    private static StepState settled(Step step, StepState stepState) {
        return step.isCourtesy() && stepState == StepState.SKIPPED ? StepState.SUCCEEDED : stepState;
    }

    private static boolean isForward(EffectLedger.Entry entry, Runbook runbook, Scope scope) {
        return entry.effect().direction() == Effect.Direction.FORWARD
                && scope.touches(entry.effect().step(), entry.effect().segment())
                && runbook.steps()
                        .filter(step -> step.id().equals(entry.effect().step()))
                        .allMatch(step -> canReach(step, runbook, scope));
    }

    /** A shift is out of reach if the scope names a dimension that its router does not tell apart. */
    private static boolean canReach(Step step, Runbook runbook, Scope scope) {
        return !(step.work() instanceof Work.Shift shift)
                || new TrafficOutsideScope(runbook, scope)
                        .reaches(Objects.requireNonNull(runbook.traffic().get(shift.traffic()), shift.traffic()));
    }

    /** What has no undo on purpose stands for good; the rollback steps that make up for it are done once. */
    private static boolean isKeptSince(EffectLedger.Entry entry, RunState state, Scope scope) {
        boolean kept = entry.effect().undo().filter(Undo.None.class::isInstance).isPresent();
        return kept
                && !entry.effect().step().isOfRollback()
                && scope.covers(entry.effect().step(), entry.effect().segment())
                && state.rollbacks().all().stream()
                        .noneMatch(rollback -> !rollback.isOpen()
                                && rollback.seq() > entry.settledSeq()
                                && rollback.scope()
                                        .covers(
                                                entry.effect().step(),
                                                entry.effect().segment()));
    }

    private static boolean isAtWork(Runbook runbook, RunState state, Scope scope) {
        var started = state.steps().started();
        return runbook.steps()
                .filter(step -> started.contains(step.id()) && StandingSteps.changesSystems(step.work()))
                .anyMatch(step -> scope.touches(step) && canReach(step, runbook, scope));
    }
}
