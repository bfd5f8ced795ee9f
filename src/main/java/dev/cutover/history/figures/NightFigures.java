package dev.cutover.history.figures;

import dev.cutover.history.memory.ListedRun;
import dev.cutover.history.memory.QuestionTime;
import dev.cutover.history.memory.RunRecall;
import dev.cutover.run.fact.RunFact;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One run, planned and as it was, by its own clock.
 *
 * @param planned from the first planned step to the end of the last; empty if its runbook cannot be read
 * @param people how much of it at least one question stood open
 */
public record NightFigures(ListedRun run, Optional<Duration> planned, Duration people) {

    static NightFigures of(RunRecall.Recalled recalled) {
        var run = recalled.run();
        return new NightFigures(run.listed(), recalled.definition().planned(), open(run.questions()));
    }

    /** Questions that stand open side by side are waited for once. */
    private static Duration open(List<QuestionTime> questions) {
        var sorted = questions.stream()
                .filter(question -> question.until().isPresent())
                .sorted(Comparator.comparing(QuestionTime::asked))
                .toList();
        var sum = Duration.ZERO;
        var covered = Instant.MIN;
        for (var question : sorted) {
            var until = question.until().orElseThrow();
            var from = question.asked().isBefore(covered) ? covered : question.asked();
            if (until.isAfter(from)) {
                sum = sum.plus(Duration.between(from, until));
                covered = until;
            }
        }
        return sum;
    }

    /** From its creation to its end, or to the last that is known of it. */
    public Duration took() {
        return run.progress().figures().lasted();
    }

    /** What nobody was waited for. */
    public Duration machine() {
        return took().minus(people);
    }

    /** How much longer than planned it took; negative if it was quicker; empty unless it went through all its steps. */
    public Optional<Duration> over() {
        boolean isCompleted =
                run.progress().ending().filter(RunFact.Ending::isCompleted).isPresent();
        return planned.filter(known -> isCompleted).map(known -> took().minus(known));
    }
}
