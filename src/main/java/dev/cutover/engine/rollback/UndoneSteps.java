package dev.cutover.engine.rollback;

import dev.cutover.engine.context.StepContext;
import dev.cutover.model.Step;
import dev.cutover.model.StepId;
import dev.cutover.model.Work;
import dev.cutover.plan.rollback.RollbackPlan;
import dev.cutover.plan.rollback.TrafficOfScope;
import dev.cutover.plan.rollback.WriterFences;
import dev.cutover.run.Effect;
import dev.cutover.run.EffectState;
import dev.cutover.run.ledger.EffectLedger;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** The steps of which something was undone and nothing is left to undo. Stateless. */
final class UndoneSteps {
    private UndoneSteps() {}

    /** Those of the scope, and the wider ones that were undone for its traffic. */
    static Set<StepId> of(RollbackContext context, RollbackPlan plan) {
        var stepContext = context.stepContext();
        var taken = new HashSet<StepId>();
        for (var entry : stepContext.state().effects().all()) {
            var effect = entry.effect();
            boolean weights = effect.deed() instanceof Effect.Weights;
            boolean moved = weights
                    && effect.direction() == Effect.Direction.FORWARD
                    && entry.state().mayHaveHappened();
            if (moved || isUndo(entry)) {
                taken.add(effect.step());
            }
        }
        var wider = wider(context);
        taken.removeIf(id -> !wider.contains(id)
                && stepContext.find(id).filter(context.scope()::covers).isEmpty());
        plan.undo().forEach(undoing -> taken.remove(undoing.entry().effect().step()));
        plan.barred().forEach(barred -> taken.remove(barred.step()));
        stepContext.shifts().stream()
                .filter(step -> UndoDependencies.hasTrafficLeft(step, plan, stepContext))
                .forEach(step -> taken.remove(step.id()));
        return taken;
    }

    private static boolean isUndo(EffectLedger.Entry entry) {
        var effect = entry.effect();
        return !(effect.deed() instanceof Effect.Weights)
                && effect.direction() == Effect.Direction.BACK
                && entry.state() == EffectState.DONE;
    }

    /** What was undone before such a step was done again says nothing about it. */
    private static Set<StepId> wider(RollbackContext context) {
        var stepContext = context.stepContext();
        var returning = new TrafficOfScope(stepContext.runbook(), context.scope());
        var standing = stepContext
                .state()
                .effects()
                .standing()
                .map(entry -> entry.effect().step())
                .collect(Collectors.toSet());
        return stepContext
                .runbook()
                .steps()
                .filter(step -> (returning.touches(step.where()) && !(step.work() instanceof Work.Shift))
                        || isFence(step, context))
                .filter(step -> !standing.contains(step.id()) && isUndoneSinceBegun(step, stepContext))
                .map(Step::id)
                .collect(Collectors.toSet());
    }

    /** A writer is fenced wherever it is; what another open rollback is of is for that one to tell. */
    private static boolean isFence(Step step, RollbackContext context) {
        var stepContext = context.stepContext();
        return WriterFences.mayBeOne(step, stepContext.runbook())
                && stepContext.state().rollbacks().open().stream()
                        .noneMatch(open -> open.number() != context.rollback().number()
                                && open.scope().covers(step));
    }

    /** Whether all that the step did was undone since it was begun. */
    static boolean isUndone(Step step, StepContext stepContext) {
        return isUndoneSinceBegun(step, stepContext)
                && stepContext.state().effects().ofStep(step.id()).stream()
                        .filter(entry -> entry.effect().direction() == Effect.Direction.FORWARD
                                && entry.state().mayHaveHappened())
                        .allMatch(entry -> stepContext
                                .state()
                                .effects()
                                .isUndone(entry.effect().key()));
    }

    private static boolean isUndoneSinceBegun(Step step, StepContext stepContext) {
        long born = stepContext.entry(step).bornSeq();
        return born > 0
                && stepContext.state().effects().ofStep(step.id()).stream()
                        .anyMatch(entry -> isUndo(entry) && entry.settledSeq() > born);
    }
}
