package dev.cutover.engine.rollback;

import dev.cutover.engine.context.NextAction;
import dev.cutover.model.Step;
import dev.cutover.model.StepId;
import dev.cutover.model.Work;
import dev.cutover.plan.rollback.TrafficOfScope;
import dev.cutover.run.StepState;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.fact.RollbackFact;
import dev.cutover.run.fact.StepFact;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Finishes a rollback: records the outcome of each step in its scope, and names everything that is left undone.
 * Stateless.
 */
final class FinishPhase {
    private FinishPhase() {}

    static NextAction next(RollbackContext context) {
        var stepContext = context.stepContext();
        var rollback = context.rollback();
        var facts = new ArrayList<Fact>();
        var plan = stepContext.rollbackPlanner().of(stepContext.state(), context.scope());
        var taken = UndoneSteps.of(stepContext, plan);
        for (var step : steps(context, taken)) {
            var entry = stepContext.entry(step);
            boolean halfway = entry.state() == StepState.CANCELLED || entry.state() == StepState.FAILED;
            boolean owed = taken.contains(step.id()) && entry.state() != StepState.UNDONE;
            if (owed || halfway) {
                facts.add(new StepFact.Undone(step.id(), entry.attempt(), rollback.number()));
            } else if (entry.state() == StepState.PENDING && !context.scope().isWholeRun()) {
                facts.add(new StepFact.Skipped(
                        step.id(), 0, stepContext.runbook().nameOf(context.scope(), "was", "were") + " rolled back"));
            }
        }
        facts.add(new RollbackFact.Finished(rollback.number(), Leftovers.of(stepContext, rollback, plan)));
        return new NextAction.Note(facts);
    }

    /** The steps of the scope, and the wider ones that were undone to open the old platform. */
    private static List<Step> steps(RollbackContext context, Set<StepId> taken) {
        return context.stepContext()
                .runbook()
                .steps()
                .filter(step -> context.scope().covers(step) || isOpened(context, step, taken))
                .toList();
    }

    private static boolean isOpened(RollbackContext context, Step step, Set<StepId> taken) {
        var returning = new TrafficOfScope(context.stepContext().runbook(), context.scope());
        return taken.contains(step.id()) && returning.touches(step.where()) && !(step.work() instanceof Work.Shift);
    }
}
