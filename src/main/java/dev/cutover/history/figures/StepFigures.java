package dev.cutover.history.figures;

import dev.cutover.history.memory.RememberedDefinition;
import dev.cutover.history.memory.RememberedTimes;
import dev.cutover.history.memory.RunRecall;
import dev.cutover.model.StepId;
import dev.cutover.plan.DurationRange;
import dev.cutover.plan.Experience;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/**
 * How long a step took in all its runs, by their own clocks. Where it was done in a live run, rehearsals do not count,
 * as for a plan.
 *
 * @param planned as the newest definition says
 * @param live whether the times are of live runs
 * @param last what it took the last time
 */
public record StepFigures(
        StepId step, String title, Duration planned, DurationRange took, boolean live, Duration last) {

    /** Those that were ever done, the longest overrun first. */
    static List<StepFigures> of(RememberedDefinition definition, List<RunRecall.Recalled> newestFirst) {
        var times = newestFirst.stream().map(run -> run.run().times()).toList();
        var experience =
                new Experience(times.stream().map(RememberedTimes::durations).toList());
        return definition.steps().stream()
                .flatMap(step -> experience.of(step.step()).stream()
                        .map(past -> new StepFigures(
                                step.step(),
                                step.title(),
                                step.planned(),
                                past.durationRange(),
                                past.live(),
                                last(step.step(), past.live(), times))))
                .sorted(Comparator.comparing(StepFigures::over).reversed())
                .toList();
    }

    private static Duration last(StepId step, boolean live, List<RememberedTimes> newestFirst) {
        return newestFirst.stream()
                .filter(times -> times.live() == live)
                .flatMap(times -> times.steps().stream())
                .filter(time -> time.step().equals(step))
                .map(RememberedTimes.StepTime::took)
                .findFirst()
                .orElseThrow();
    }

    /** How much longer than planned it takes as a rule; negative if it is quicker. */
    public Duration over() {
        return took.median().minus(planned);
    }
}
