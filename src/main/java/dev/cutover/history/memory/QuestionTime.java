package dev.cutover.history.memory;

import dev.cutover.model.RoleId;
import dev.cutover.model.StepId;
import dev.cutover.run.Question;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How long people were waited for, by the run's clock.
 *
 * @param of the roles that were asked
 * @param by who answered; empty if nobody has
 * @param role as which; empty if nobody has
 * @param until the answer, or the end of what the record knows of an open question; empty of a question that was
 *     withdrawn: how long that was waited for is not recorded
 */
public record QuestionTime(
        StepId step,
        Question.Kind kind,
        List<RoleId> of,
        Optional<String> by,
        Optional<RoleId> role,
        Instant asked,
        Optional<Instant> until) {
    public QuestionTime {
        of = List.copyOf(of);
    }

    /** Empty of a question that was withdrawn. */
    public Optional<Duration> waited() {
        return until.map(end -> Duration.between(asked, end));
    }
}
