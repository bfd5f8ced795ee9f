package dev.cutover.engine.guard;

import dev.cutover.engine.context.NextAction;
import dev.cutover.engine.context.ReconciliationHistory;
import dev.cutover.engine.context.StepContext;
import dev.cutover.model.Criterion;
import dev.cutover.model.Measure;
import dev.cutover.model.Segment;
import dev.cutover.model.Step;
import dev.cutover.model.StepId;
import dev.cutover.model.Work;
import dev.cutover.run.Sample;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Samples of a criterion on reconciliations: from what this run has found, and from what other runs have, whichever is
 * newer. No system is asked. Stateless.
 */
final class ReconciliationSamples {
    private ReconciliationSamples() {}

    static NextAction call(
            Criterion criterion,
            Segment segment,
            Measure.Reconciliations asked,
            Duration limit,
            StepContext stepContext) {
        var step = stepContext
                .runbook()
                .steps()
                .filter(one -> one.id().equals(asked.step()))
                .findFirst();
        var own = step.flatMap(one -> own(one, stepContext));
        var history = stepContext.reconciliations();
        var now = stepContext.now();
        return new NextAction.Call(
                StepId.NONE,
                0,
                criterion.id().value(),
                limit,
                callTools -> SampleJudge.taken(sample(
                        criterion,
                        segment,
                        new ReconciliationFigure(asked, now).of(own, others(asked, step, history)))),
                trouble -> SampleJudge.taken(SampleJudge.noData(criterion, segment, trouble.why())));
    }

    private static Optional<ReconciliationFigure.Dated> own(Step step, StepContext stepContext) {
        var result = stepContext.state().reconciliations().of(step.id()).result();
        return result == null
                ? Optional.empty()
                : Optional.of(new ReconciliationFigure.Dated(
                        result.at(), result.fact().result()));
    }

    private static ReconciliationHistory.Past others(
            Measure.Reconciliations asked, Optional<Step> step, Optional<ReconciliationHistory> history) {
        if (step.isEmpty() || history.isEmpty() || !(step.orElseThrow().work() instanceof Work.Reconcile reconcile)) {
            return ReconciliationHistory.Past.NOTHING;
        }
        return history.orElseThrow()
                .of(new ReconciliationHistory.Sought(
                        asked.step(), step.orElseThrow().where(), reconcile.what(), asked.over()));
    }

    private static Sample sample(Criterion criterion, Segment segment, ReconciliationFigure.Reading reading) {
        var sample = SampleJudge.judge(criterion, segment, OptionalDouble.empty(), reading.measured());
        return reading.from().isEmpty() ? sample : sample.withNote(sample.note() + " (" + reading.from() + ")");
    }
}
