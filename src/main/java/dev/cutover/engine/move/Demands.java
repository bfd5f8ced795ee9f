package dev.cutover.engine.move;

import dev.cutover.model.CriterionId;
import dev.cutover.model.Step;
import dev.cutover.model.Work;
import dev.cutover.run.ledger.CriteriaBoard;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** What has to be sampled now: what running gates, guards and observations ask for, and what the triggers watch. */
public final class Demands {
    private Demands() {}

    public static Collection<Demand> of(Scene scene, Collection<Step> started) {
        var demands = new TreeMap<CriteriaBoard.Key, Demand>();
        for (var step : started) {
            for (var criterion : criteria(step)) {
                add(demands, new Demand(criterion, step.where(), every(criterion, step, scene)));
            }
        }
        scene.runbook()
                .rollback()
                .ifPresent(plan -> plan.triggers().forEach(trigger -> {
                    for (var step : Watch.shifted(scene)) {
                        add(
                                demands,
                                new Demand(
                                        trigger.criterion(), step.where(), criterionEvery(trigger.criterion(), scene)));
                    }
                }));
        return demands.values();
    }

    private static List<CriterionId> criteria(Step step) {
        if (step.work() instanceof Work.Gate gate) {
            return gate.require();
        }
        if (step.work() instanceof Work.Observe observe) {
            return observe.criteria();
        }
        return step.work() instanceof Work.Shift shift ? shift.guard() : List.of();
    }

    private static Duration every(CriterionId criterion, Step step, Scene scene) {
        return step.work() instanceof Work.Observe observe && observe.every().isPresent()
                ? observe.every().orElseThrow()
                : criterionEvery(criterion, scene);
    }

    private static Duration criterionEvery(CriterionId criterion, Scene scene) {
        return Objects.requireNonNull(scene.runbook().criteria().get(criterion), criterion.value())
                .every();
    }

    private static void add(Map<CriteriaBoard.Key, Demand> demands, Demand demand) {
        demands.merge(demand.key(), demand, (one, other) -> one.every().compareTo(other.every()) <= 0 ? one : other);
    }
}
