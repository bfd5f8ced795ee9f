package dev.cutover.engine.guard;

import dev.cutover.engine.context.StepContext;
import dev.cutover.model.CriterionId;
import dev.cutover.model.Scope;
import dev.cutover.model.Segment;
import dev.cutover.model.Step;
import dev.cutover.model.Trigger;
import dev.cutover.model.Work;
import dev.cutover.run.ledger.CriteriaBoard;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What has to be sampled now: what running gates, guards and observations ask for, and what the triggers watch. The
 * most urgent demand for a criterion of a segment counts. While an observation runs that says how often it samples, its
 * criteria are sampled so for triggers as well, unless the trigger says how often. Stateless.
 */
public final class SampleDemands {
    private SampleDemands() {}

    /**
     * The demands of now.
     *
     * @param started the steps that run, and the failed shifts whose guards keep watch
     */
    public static Collection<SampleDemand> of(StepContext stepContext, Collection<Step> started) {
        var demands = new TreeMap<CriteriaBoard.Key, SampleDemand>();
        for (var step : started) {
            for (var criterion : step.work().watched()) {
                add(demands, new SampleDemand(criterion, step.where(), due(criterion, step, stepContext)));
            }
        }
        stepContext
                .runbook()
                .rollback()
                .ifPresent(plan -> plan.triggers().forEach(trigger -> {
                    for (var step : TriggerWatch.shifted(stepContext)) {
                        var every = every(trigger, step.where(), stepContext, started);
                        var due = next(trigger.criterion(), step.where(), every, stepContext);
                        add(demands, new SampleDemand(trigger.criterion(), step.where(), due));
                    }
                }));
        OldPlatformAcceptance.demands(stepContext).forEach(sampleDemand -> add(demands, sampleDemand));
        return demands.values();
    }

    private static Duration every(Trigger trigger, Segment segment, StepContext stepContext, Collection<Step> started) {
        return trigger.every()
                .or(() -> observed(trigger.criterion(), segment, started))
                .orElseGet(() ->
                        WatchedSpan.criterion(trigger.criterion(), stepContext).every());
    }

    /** The pace of an observation that runs and says how often it samples the criterion. */
    private static Optional<Duration> observed(CriterionId criterion, Segment segment, Collection<Step> started) {
        return started.stream()
                .filter(step -> step.work().watched().contains(criterion)
                        && Scope.of(step.where()).covers(segment))
                .flatMap(step -> step.work() instanceof Work.Observe observe
                        ? observe.every().stream()
                        : java.util.stream.Stream.empty())
                .min(Duration::compareTo);
    }

    /**
     * At its pace; where that is more seldom than the soak or the observation lasts, also at its beginning and at its
     * end.
     */
    private static Instant due(CriterionId criterion, Step step, StepContext stepContext) {
        var paced = next(criterion, step.where(), WatchedSpan.pace(criterion, step, stepContext), stepContext);
        var span = WatchedSpan.of(step, stepContext).filter(known -> known.isSeldom(criterion, stepContext));
        var reading = stepContext.state().criteria().of(criterion, step.where());
        if (span.isEmpty() || reading.isEmpty()) {
            return paced;
        }
        if (reading.orElseThrow().seq() <= span.orElseThrow().begun().seq()) {
            return Instant.MIN;
        }
        var end = span.orElseThrow().until();
        return reading.orElseThrow().at().isBefore(end) && end.isBefore(paced) ? end : paced;
    }

    /** A new runner samples at once. */
    private static Instant next(CriterionId criterion, Segment segment, Duration every, StepContext stepContext) {
        return stepContext
                .state()
                .criteria()
                .of(criterion, segment)
                .filter(reading -> reading.seq() > stepContext.state().takenSeq())
                .map(reading -> reading.at().plus(every))
                .orElse(Instant.MIN);
    }

    private static void add(Map<CriteriaBoard.Key, SampleDemand> demands, SampleDemand sampleDemand) {
        demands.merge(
                sampleDemand.key(), sampleDemand, (one, other) -> other.due().isBefore(one.due()) ? other : one);
    }
}
