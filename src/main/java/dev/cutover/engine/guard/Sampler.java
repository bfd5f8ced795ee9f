package dev.cutover.engine.guard;

import dev.cutover.engine.context.ConnectedSystems;
import dev.cutover.engine.context.NextAction;
import dev.cutover.engine.context.StepContext;
import dev.cutover.engine.time.EngineTime;
import dev.cutover.model.Criterion;
import dev.cutover.model.Measure;
import dev.cutover.model.Segment;
import dev.cutover.model.StepId;
import dev.cutover.model.SystemId;
import dev.cutover.run.Sample;
import dev.cutover.run.fact.CriterionFact;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.Metrics;
import java.time.Duration;
import java.util.Objects;
import java.util.OptionalDouble;

/** Takes the samples that are due. A sample that cannot be taken is NO_DATA, which counts as not green. Stateless. */
public final class Sampler {
    /** How long one may take. */
    public static final Duration LIMIT = Duration.ofSeconds(30);

    private Sampler() {}

    /** Samples now, or waits until the next sample is due. */
    public static NextAction next(SampleDemand sampleDemand, StepContext stepContext) {
        if (stepContext.now().isBefore(sampleDemand.due())) {
            return new NextAction.Wait(sampleDemand.due());
        }
        var criterion = Objects.requireNonNull(stepContext.runbook().criteria().get(sampleDemand.criterion()));
        var segment = sampleDemand.segment();
        var measure = criterion.measure();
        if (measure instanceof Measure.Query query) {
            return call(criterion, query.system(), segment, stepContext);
        } else if (measure instanceof Measure.Check check) {
            return ReadinessSamples.call(criterion, segment, check, stepContext);
        } else if (measure instanceof Measure.Drills) {
            return DrillSamples.call(criterion, segment, LIMIT, stepContext);
        } else if (measure instanceof Measure.Reconciliations reconciliations) {
            return ReconciliationSamples.call(criterion, segment, reconciliations, LIMIT, stepContext);
        }
        throw new IllegalStateException("no samples of " + measure.getClass());
    }

    private static NextAction call(Criterion criterion, SystemId system, Segment segment, StepContext stepContext) {
        var asked = new Asked(
                criterion,
                system,
                segment,
                query(criterion, segment, stepContext),
                baseline(criterion, segment, stepContext));
        var connectedSystems = stepContext.systems();
        return new NextAction.Call(
                StepId.NONE,
                0,
                criterion.id().value(),
                LIMIT,
                callTools -> SampleJudge.taken(sample(asked, connectedSystems)),
                trouble -> SampleJudge.taken(SampleJudge.noData(criterion, segment, trouble.why())),
                kind(system, connectedSystems));
    }

    /** What a system is asked. */
    private record Asked(
            Criterion criterion, SystemId system, Segment segment, String query, OptionalDouble baseline) {}

    private static EngineTime.Kind kind(SystemId system, ConnectedSystems connectedSystems) {
        boolean thought = connectedSystems
                .find(system, Metrics.class)
                .filter(Metrics::answersFromMemory)
                .isPresent();
        return thought ? EngineTime.Kind.THOUGHT : EngineTime.Kind.ANY;
    }

    private static OptionalDouble baseline(Criterion criterion, Segment segment, StepContext stepContext) {
        return stepContext.state().criteria().baseline(criterion.id(), segment).stream()
                .mapToDouble(CriterionFact.BaselineTaken::value)
                .findFirst();
    }

    public static String query(Criterion criterion, Segment segment, StepContext stepContext) {
        return criterion.measure() instanceof Measure.Query query
                ? query.filled(segment, stepContext.environment().values())
                : "";
    }

    private static Sample sample(Asked asked, ConnectedSystems connectedSystems) throws InterruptedException {
        var criterion = asked.criterion();
        if (criterion.pass().ofBaseline() && asked.baseline().isEmpty()) {
            return SampleJudge.noData(criterion, asked.segment(), "no baseline was taken");
        }
        try {
            var metrics = connectedSystems.get(asked.system(), Metrics.class);
            var measurement = metrics.evaluate(asked.query(), criterion.window(), asked.segment());
            return SampleJudge.judge(criterion, asked.segment(), asked.baseline(), measurement);
        } catch (ConnectorException trouble) {
            return SampleJudge.noData(criterion, asked.segment(), String.valueOf(trouble.getMessage()));
        }
    }
}
