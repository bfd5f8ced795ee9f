package dev.cutover.engine.rollback;

import dev.cutover.engine.context.NextAction;
import dev.cutover.engine.guard.OldPlatformAcceptance;
import dev.cutover.model.Step;
import dev.cutover.model.StepId;
import dev.cutover.plan.rollback.RollbackPlan;
import dev.cutover.run.StepState;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.fact.StepFact;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;

/**
 * Finishes a rollback: records the outcome of each step in its scope, and names everything that is left undone. Not
 * thread-safe.
 */
final class FinishPhase {
    private final RollbackContext context;
    private final RollbackPlan plan;
    private final Set<StepId> taken;
    private final LeftOutSteps leftOut;

    private FinishPhase(RollbackContext context) {
        var stepContext = context.stepContext();
        this.context = context;
        this.plan = stepContext.rollbackPlanner().of(stepContext.state(), context.scope());
        this.taken = UndoneSteps.of(context, plan);
        this.leftOut = LeftOutSteps.of(context, taken);
    }

    static NextAction next(RollbackContext context) {
        var stepContext = context.stepContext();
        var rollback = context.rollback();
        if (OldPlatformAcceptance.isAwaited(rollback, stepContext)) {
            var until = OldPlatformAcceptance.until(rollback, stepContext);
            if (stepContext.now().isBefore(until)) {
                return new NextAction.Wait(until);
            }
        }
        return new FinishPhase(context).finish();
    }

    private NextAction finish() {
        var stepContext = context.stepContext();
        var facts = new ArrayList<>(MootChecks.of(context, leftOut, taken));
        String why = "rollback of " + stepContext.runbook().nameOf(context.scope());
        stepContext
                .runbook()
                .steps()
                .forEach(step -> outcome(step).ifPresent(outcome -> {
                    facts.addAll(StepQuestions.lapse(step, why, stepContext));
                    facts.add(outcome);
                }));
        facts.add(Leftovers.of(context, plan));
        return new NextAction.Note(facts);
    }

    private Optional<Fact> outcome(Step step) {
        var entry = context.stepContext().entry(step);
        boolean halfway = isHalfway(step, entry.state());
        if (halfway && stands(step)) {
            return Optional.of(leftOut.leave(step, ", and what it did is not all undone"));
        }
        if (halfway || (taken.contains(step.id()) && entry.state() != StepState.UNDONE)) {
            return Optional.of(new StepFact.Undone(
                    step.id(), entry.attempt(), context.rollback().number()));
        }
        if (entry.state() == StepState.PENDING
                && !context.scope().isWholeRun()
                && context.scope().covers(step)) {
            return Optional.of(leftOut.leave(step, ""));
        }
        return leftOut.wider(step);
    }

    private boolean isHalfway(Step step, StepState stepState) {
        return (stepState == StepState.CANCELLED || stepState == StepState.FAILED)
                && context.stepContext().rollbackPlanner().stops(context.scope(), step);
    }

    /** Whether something that it did is still to be undone, or its traffic to be returned. */
    private boolean stands(Step step) {
        return UndoDependencies.hasTrafficLeft(step, plan, context.stepContext())
                || plan.undo().stream()
                        .anyMatch(undoing -> undoing.entry().effect().step().equals(step.id()))
                || plan.barred().stream().anyMatch(barred -> barred.step().equals(step.id()));
    }
}
