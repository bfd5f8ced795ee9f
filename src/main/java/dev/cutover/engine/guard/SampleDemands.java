package dev.cutover.engine.guard;

import dev.cutover.engine.context.StepContext;
import dev.cutover.model.CriterionId;
import dev.cutover.model.Step;
import dev.cutover.model.Work;
import dev.cutover.run.ledger.CriteriaBoard;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What has to be sampled now: what running gates, guards and observations ask for, and what the triggers watch.
 * Stateless.
 */
public final class SampleDemands {
    private SampleDemands() {}

    public static Collection<SampleDemand> of(StepContext stepContext, Collection<Step> started) {
        var demands = new TreeMap<CriteriaBoard.Key, SampleDemand>();
        for (var step : started) {
            for (var criterion : step.work().watched()) {
                add(demands, new SampleDemand(criterion, step.where(), every(criterion, step, stepContext)));
            }
        }
        stepContext
                .runbook()
                .rollback()
                .ifPresent(plan -> plan.triggers().forEach(trigger -> {
                    for (var step : TriggerWatch.shifted(stepContext)) {
                        add(
                                demands,
                                new SampleDemand(
                                        trigger.criterion(),
                                        step.where(),
                                        criterionEvery(trigger.criterion(), stepContext)));
                    }
                }));
        return demands.values();
    }

    private static Duration every(CriterionId criterion, Step step, StepContext stepContext) {
        return step.work() instanceof Work.Observe observe && observe.every().isPresent()
                ? observe.every().orElseThrow()
                : criterionEvery(criterion, stepContext);
    }

    private static Duration criterionEvery(CriterionId criterion, StepContext stepContext) {
        return Objects.requireNonNull(stepContext.runbook().criteria().get(criterion), criterion.value())
                .every();
    }

    private static void add(Map<CriteriaBoard.Key, SampleDemand> demands, SampleDemand sampleDemand) {
        demands.merge(
                sampleDemand.key(),
                sampleDemand,
                (one, other) -> one.every().compareTo(other.every()) <= 0 ? one : other);
    }
}
