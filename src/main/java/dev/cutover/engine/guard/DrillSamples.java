package dev.cutover.engine.guard;

import dev.cutover.engine.context.StepContext;
import dev.cutover.model.Criterion;
import dev.cutover.model.Segment;
import dev.cutover.run.Sample;

/** Samples of the criterion on drills, computed from the history of earlier runs. Stateless. */
final class DrillSamples {
    private DrillSamples() {}

    static Sample sample(Criterion criterion, Segment segment, StepContext stepContext) {
        return stepContext
                .drills()
                .map(history -> SampleJudge.judge(
                        criterion,
                        segment,
                        java.util.OptionalDouble.empty(),
                        history.share(criterion, stepContext.now())))
                .orElseGet(() -> SampleJudge.noData(criterion, segment, "no drill history is available"));
    }
}
