package dev.cutover.engine.guard;

import dev.cutover.engine.context.DrillHistory;
import dev.cutover.engine.context.NextAction;
import dev.cutover.engine.context.StepContext;
import dev.cutover.model.Criterion;
import dev.cutover.model.Segment;
import dev.cutover.model.StepId;
import dev.cutover.run.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/** Samples of the criterion on drills, computed from the history of earlier runs. Stateless. */
final class DrillSamples {
    private DrillSamples() {}

    static NextAction call(Criterion criterion, Segment segment, Duration limit, StepContext stepContext) {
        var drills = stepContext.drills();
        var now = stepContext.now();
        return new NextAction.Call(
                StepId.NONE,
                0,
                criterion.id().value(),
                limit,
                callTools -> SampleJudge.taken(sample(criterion, segment, drills, now)),
                trouble -> SampleJudge.taken(SampleJudge.noData(criterion, segment, trouble.why())));
    }

    private static Sample sample(Criterion criterion, Segment segment, Optional<DrillHistory> drills, Instant now) {
        return drills.map(history -> sample(criterion, segment, history.share(criterion, now)))
                .orElseGet(() -> SampleJudge.noData(criterion, segment, "no drill history is available"));
    }

    private static Sample sample(Criterion criterion, Segment segment, DrillHistory.Share share) {
        var sample = SampleJudge.judge(criterion, segment, OptionalDouble.empty(), share.measured());
        return sample.withNote(sample.note() + share.leftOutWords());
    }
}
