package dev.cutover.engine.step;

import dev.cutover.engine.context.ConnectedSystems;
import dev.cutover.engine.context.NextAction;
import dev.cutover.engine.context.StepContext;
import dev.cutover.engine.effect.FailureFacts;
import dev.cutover.engine.effect.StepCompletion;
import dev.cutover.engine.guard.Sampler;
import dev.cutover.model.Criterion;
import dev.cutover.model.CriterionId;
import dev.cutover.model.Measure;
import dev.cutover.model.Step;
import dev.cutover.model.Work;
import dev.cutover.run.AttemptNote;
import dev.cutover.run.AttemptTimer;
import dev.cutover.run.fact.CriterionFact;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.fact.StepFact;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.MeasuredShare;
import dev.cutover.spi.Metrics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Measures criteria for the span of the step, then records their values as the baseline. Stateless. */
final class BaselineStepper implements Stepper {
    @Override
    public NextAction next(Step step, StepContext stepContext) {
        var baseline = (Work.Baseline) step.work();
        var entry = stepContext.entry(step);
        var until = entry.timer(AttemptTimer.Single.BASELINE);
        if (until == null) {
            return NextAction.note(new StepFact.TimerSet(
                    step.id(),
                    entry.attempt(),
                    AttemptTimer.Single.BASELINE,
                    stepContext.now().plus(baseline.over())));
        }
        if (stepContext.now().isBefore(until)) {
            return new NextAction.Wait(until);
        }
        return entry.noted(AttemptNote.BaselineMeasured.class)
                ? StepCompletion.with(step, stepContext, StepFact.How.PLAINLY, Map.of())
                : measure(step, baseline, stepContext);
    }

    private static NextAction measure(Step step, Work.Baseline baseline, StepContext stepContext) {
        int attempt = stepContext.entry(step).attempt();
        var wanted = baseline.criteria().stream()
                .map(id -> Wanted.of(id, step, stepContext))
                .toList();
        var connectedSystems = stepContext.systems();
        return new NextAction.Call(
                step.id(),
                attempt,
                "baseline",
                step.policy().timeout(),
                callTools -> {
                    var facts = new ArrayList<Fact>();
                    for (var one : wanted) {
                        facts.add(take(step, attempt, one, baseline.over(), connectedSystems));
                    }
                    boolean failed = facts.stream().anyMatch(StepFact.Failed.class::isInstance);
                    return failed
                            ? List.of(facts.stream()
                                    .filter(StepFact.Failed.class::isInstance)
                                    .findFirst()
                                    .orElseThrow())
                            : with(
                                    facts,
                                    new StepFact.StepNote(step.id(), attempt, new AttemptNote.BaselineMeasured()));
                },
                trouble -> List.of(FailureFacts.of(step, attempt, trouble)));
    }

    private static List<Fact> with(List<Fact> facts, Fact last) {
        facts.add(last);
        return facts;
    }

    /**
     * A criterion to be measured. Made on the engine's thread: the job runs on another one, and must not read the
     * context.
     */
    private record Wanted(Criterion criterion, String query) {
        static Wanted of(CriterionId id, Step step, StepContext stepContext) {
            Criterion criterion =
                    Objects.requireNonNull(stepContext.runbook().criteria().get(id), id.value());
            return new Wanted(criterion, Sampler.query(criterion, step.where(), stepContext));
        }
    }

    private static Fact take(Step step, int attempt, Wanted wanted, Duration over, ConnectedSystems connectedSystems)
            throws ConnectorException, InterruptedException {
        var id = wanted.criterion().id();
        if (!(wanted.criterion().measure() instanceof Measure.Query query)) {
            return noData(step, attempt, id, "no system measures it");
        }
        var metrics = connectedSystems.get(query.system(), Metrics.class);
        var measured = MeasuredShare.of(metrics.evaluate(wanted.query(), over, step.where()), wanted.criterion());
        if (measured instanceof Metrics.Measurement.NoData none) {
            return noData(step, attempt, id, none.why());
        }
        var value = (Metrics.Measurement.Value) measured;
        return new CriterionFact.BaselineTaken(step.id(), attempt, id, step.where(), value.value(), value.samples());
    }

    private static Fact noData(Step step, int attempt, CriterionId id, String why) {
        return new StepFact.Failed(
                step.id(), attempt, StepFact.FailureCause.NO_DATA, "no baseline of '" + id + "': " + why);
    }
}
