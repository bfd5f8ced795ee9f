package dev.cutover.engine.guard;

import dev.cutover.engine.context.StepContext;
import dev.cutover.model.CriterionId;
import dev.cutover.model.Step;
import dev.cutover.model.Verdict;
import dev.cutover.run.ledger.CriteriaBoard;
import java.util.List;
import java.util.Optional;

/** The verdicts of the criteria that guard a step, counting only samples after a given event. Stateless. */
public final class Guards {
    private Guards() {}

    /** The first one that is red. */
    public static Optional<CriteriaBoard.Reading> red(
            List<CriterionId> guard, Step step, StepContext stepContext, long since) {
        return guard.stream()
                .flatMap(criterion -> fresh(criterion, step, stepContext, since).stream())
                .filter(reading -> reading.sample().verdict() == Verdict.RED)
                .findFirst();
    }

    /** Green by samples of this runner: those of an earlier runner may be hours old. */
    public static boolean allGreen(List<CriterionId> guard, Step step, StepContext stepContext, long since) {
        return guard.stream()
                .allMatch(criterion -> fresh(criterion, step, stepContext, seen(stepContext, since))
                        .filter(reading -> reading.sample().verdict() == Verdict.GREEN)
                        .isPresent());
    }

    /**
     * As {@link #allGreen(List, Step, StepContext, long)}, at the end of a soak or of an observation: what is measured
     * more seldom than that lasts must have been sampled when it was over.
     */
    public static boolean allGreenAtTheEnd(List<CriterionId> guard, Step step, StepContext stepContext, long since) {
        return allGreen(guard, step, stepContext, since)
                && !WatchedTime.isGap(step, stepContext)
                && guard.stream().noneMatch(criterion -> lacksLastSample(criterion, step, stepContext));
    }

    private static boolean lacksLastSample(CriterionId criterion, Step step, StepContext stepContext) {
        return WatchedSpan.of(step, stepContext)
                .filter(span -> span.isSeldom(criterion, stepContext))
                .filter(span -> stepContext
                        .state()
                        .criteria()
                        .of(criterion, step.where())
                        .filter(reading -> !reading.at().isBefore(span.until()))
                        .isEmpty())
                .isPresent();
    }

    /** The criteria without a sample that counts, with the reason, for people. */
    public static String missing(List<CriterionId> guard, Step step, StepContext stepContext, long since) {
        return guard.stream()
                .flatMap(criterion -> {
                    var reading = fresh(criterion, step, stepContext, seen(stepContext, since));
                    boolean late = lacksLastSample(criterion, step, stepContext);
                    boolean none = late
                            || reading.isEmpty()
                            || reading.orElseThrow().sample().verdict() == Verdict.NO_DATA;
                    String why = late
                            ? ": no sample since the time was over"
                            : reading.map(one -> ": " + one.sample().note()).orElse(": not sampled yet");
                    return none ? java.util.stream.Stream.of(criterion + why) : java.util.stream.Stream.empty();
                })
                .collect(java.util.stream.Collectors.joining("; "));
    }

    private static long seen(StepContext stepContext, long since) {
        return Math.max(since, stepContext.state().takenSeq());
    }

    public static Optional<CriteriaBoard.Reading> fresh(
            CriterionId criterion, Step step, StepContext stepContext, long since) {
        return stepContext.state().criteria().of(criterion, step.where()).filter(reading -> reading.seq() > since);
    }
}
