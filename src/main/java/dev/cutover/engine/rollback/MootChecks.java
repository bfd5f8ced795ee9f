package dev.cutover.engine.rollback;

import dev.cutover.engine.context.StepContext;
import dev.cutover.model.Step;
import dev.cutover.model.StepId;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.fact.StepFact;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The gates and other checks that people had begun anew for steps that a rollback withdraws before they are done again.
 * Nothing would follow from them, so they are what they were before, and nobody is asked. Immutable; of one moment.
 */
final class MootChecks {
    private final RollbackContext context;
    private final StepContext stepContext;
    private final List<Step> withdrawn;
    private final List<Step> toBeDone;
    private final Set<StepId> undone;

    private MootChecks(RollbackContext context, Predicate<Step> isWithdrawn, Set<StepId> undone) {
        this.undone = undone;
        this.context = context;
        this.stepContext = context.stepContext();
        var again = stepContext
                .runbook()
                .steps()
                .filter(step -> stepContext.entry(step).isReopened() && !isCheck(step))
                .collect(Collectors.partitioningBy(isWithdrawn));
        this.withdrawn = again.getOrDefault(true, List.of());
        this.toBeDone = again.getOrDefault(false, List.of());
    }

    /** Those of what is in scope, which is withdrawn whatever comes of the rollback. */
    static List<Fact> ofScope(RollbackContext context) {
        return of(context, context.scope()::covers, Set.of());
    }

    /**
     * Those of all that the rollback withdraws in the end.
     *
     * @param undone the steps that it has undone: who looks at one of them has nothing to look at
     */
    static List<Fact> of(RollbackContext context, LeftOutSteps leftOut, Set<StepId> undone) {
        return of(
                context,
                step -> context.scope().covers(step) || leftOut.wider(step).isPresent(),
                undone);
    }

    /** Each with the questions that it has put. */
    private static List<Fact> of(RollbackContext context, Predicate<Step> isWithdrawn, Set<StepId> undone) {
        var stepContext = context.stepContext();
        var checks = stepContext
                .runbook()
                .steps()
                .filter(step -> stepContext.entry(step).before() != null)
                .toList();
        return checks.isEmpty() ? List.of() : new MootChecks(context, isWithdrawn, undone).among(checks);
    }

    private List<Fact> among(List<Step> checks) {
        var facts = new ArrayList<Fact>();
        String why = "rollback of " + stepContext.runbook().nameOf(context.scope())
                + ", and what it was to be passed anew for is withdrawn";
        checks.stream().filter(this::isMoot).forEach(check -> {
            facts.addAll(StepQuestions.lapse(check, why, stepContext));
            var entry = stepContext.entry(check);
            var before = entry.before();
            if (before != null) {
                facts.add(new StepFact.Withdrawn(check.id(), entry.attempt(), before.state(), why));
            }
        });
        return facts;
    }

    private boolean isCheck(Step step) {
        return stepContext.entry(step).before() != null;
    }

    /**
     * What the rollback stops is no longer what it was; and what looks at something that was done again still looks.
     */
    private boolean isMoot(Step check) {
        return !stepContext.rollbackPlanner().stops(context.scope(), check)
                && !context.isBusy(check.id())
                && withdrawn.stream().anyMatch(step -> isConnected(check, step))
                && toBeDone.stream().noneMatch(step -> isConnected(check, step))
                && !looksAtNews(check);
    }

    private boolean isConnected(Step check, Step step) {
        var planner = stepContext.rollbackPlanner();
        return planner.reliesOn(step.id()).contains(check.id())
                || planner.reliesOn(check.id()).contains(step.id());
    }

    private boolean looksAtNews(Step check) {
        var before = stepContext.entry(check).before();
        return before != null
                && stepContext.rollbackPlanner().reliesOn(check.id()).stream()
                        .filter(id -> !undone.contains(id))
                        .flatMap(id -> stepContext.find(id).stream())
                        .filter(step -> !isCheck(step))
                        .anyMatch(step -> stepContext.entry(step).startedSeq() > before.reopenedSeq());
    }
}
