package dev.cutover.engine.guard;

import dev.cutover.engine.context.StepContext;
import dev.cutover.model.Criterion;
import dev.cutover.model.Segment;
import dev.cutover.run.Sample;

/** The criterion that asks whether the way back was rehearsed; answered from what earlier runs left behind. */
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
                .orElseGet(() -> SampleJudge.noData(criterion, segment, "no history of drills is at hand"));
    }
}
