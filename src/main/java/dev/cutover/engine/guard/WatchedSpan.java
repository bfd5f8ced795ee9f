package dev.cutover.engine.guard;

import dev.cutover.engine.context.StepContext;
import dev.cutover.model.Criterion;
import dev.cutover.model.CriterionId;
import dev.cutover.model.Step;
import dev.cutover.model.Work;
import dev.cutover.run.AttemptTimer;
import dev.cutover.run.ledger.StepLedger;
import dev.cutover.run.ledger.TimerBeginning;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The time during which a running step keeps criteria under watch: the soak of a shift at its present weight, or an
 * observation.
 *
 * @param length the whole of it, as the runbook says
 * @param until when it ends, by the record
 * @param begun when that was last set; time before it is accounted for
 */
record WatchedSpan(Step step, List<CriterionId> criteria, Duration length, Instant until, TimerBeginning begun) {

    /** Empty if the step has none, or it has not begun. */
    static Optional<WatchedSpan> of(Step step, StepContext stepContext) {
        var entry = stepContext.entry(step);
        return soak(step, entry).or(() -> observation(step, entry));
    }

    private static Optional<WatchedSpan> soak(Step step, StepLedger.Entry entry) {
        return step.work() instanceof Work.Shift shift
                ? entry.timers().keySet().stream()
                        .filter(AttemptTimer.Soak.class::isInstance)
                        .max(Comparator.comparingLong(timer ->
                                entry.timerBeginning(timer).orElseThrow().seq()))
                        .map(timer -> of(step, shift.guard(), shift.soak(), timer, entry))
                : Optional.empty();
    }

    private static Optional<WatchedSpan> observation(Step step, StepLedger.Entry entry) {
        var timer = AttemptTimer.Single.OBSERVE;
        return step.work() instanceof Work.Observe observe && entry.timer(timer) != null
                ? Optional.of(of(step, observe.criteria(), observe.time(), timer, entry))
                : Optional.empty();
    }

    private static WatchedSpan of(
            Step step, List<CriterionId> criteria, Duration length, AttemptTimer timer, StepLedger.Entry entry) {
        return new WatchedSpan(
                step,
                criteria,
                length,
                Objects.requireNonNull(entry.timer(timer)),
                entry.timerBeginning(timer).orElseThrow());
    }

    /** Whether a criterion is measured so seldom that it needs a sample at the beginning and one at the end. */
    boolean isSeldom(CriterionId criterion, StepContext stepContext) {
        return pace(criterion, step, stepContext).compareTo(length) >= 0;
    }

    /** How often the step has the criterion sampled. */
    static Duration pace(CriterionId criterion, Step step, StepContext stepContext) {
        return step.work() instanceof Work.Observe observe && observe.every().isPresent()
                ? observe.every().orElseThrow()
                : criterion(criterion, stepContext).every();
    }

    static Criterion criterion(CriterionId id, StepContext stepContext) {
        return Objects.requireNonNull(stepContext.runbook().criteria().get(id), id.value());
    }
}
