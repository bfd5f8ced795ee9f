package dev.cutover.engine.guard;

import dev.cutover.engine.context.StepContext;
import dev.cutover.model.Criterion;
import dev.cutover.model.CriterionId;
import dev.cutover.model.Step;
import dev.cutover.run.AttemptTimer;
import dev.cutover.run.fact.StepFact;
import dev.cutover.run.ledger.SampleTrail;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;

/**
 * Which time counts for a soak and an observation: that in which each of the criteria was sampled at its pace and had
 * data. Time without samples for more than three paces, time without data and time without a runner do not count: once
 * they are over, the end is recorded anew, later by as much. Stateless.
 */
public final class WatchedTime {
    private static final int MOST_PACES = 3;

    private WatchedTime() {}

    /**
     * The soak or the observation is prolonged by what nobody watched of it.
     *
     * @param timer the timer of the step that is running
     * @return empty while there is nothing to account for; a time that nobody watches is accounted for once it is over
     */
    public static Optional<StepFact.TimerSet> prolonged(Step step, AttemptTimer timer, StepContext stepContext) {
        return WatchedSpan.of(step, stepContext).flatMap(span -> {
            boolean newRunner = span.begun().seq() < stepContext.state().takenSeq();
            var missed = missed(span, newRunner, stepContext);
            return missed.isZero() && !newRunner
                    ? Optional.empty()
                    : Optional.of(set(step, timer, span.until().plus(missed), missed, stepContext));
        });
    }

    /** As {@link #prolonged}, and ends after at least one full window of samples since. */
    public static Optional<StepFact.TimerSet> prolongedByWindow(
            Step step, AttemptTimer timer, StepContext stepContext) {
        return prolonged(step, timer, stepContext).map(prolonged -> {
            var span = WatchedSpan.of(step, stepContext).orElseThrow();
            var window = span.criteria().stream()
                    .map(id -> WatchedSpan.criterion(id, stepContext))
                    .map(Criterion::window)
                    .max(Duration::compareTo)
                    .orElse(Duration.ZERO);
            // No more than the whole of it: an undisturbed observation is given no more either.
            var least = stepContext.now().plus(window.compareTo(span.length()) < 0 ? window : span.length());
            return prolonged.until().isBefore(least)
                    ? set(step, timer, least, prolonged.unwatched().orElse(Duration.ZERO), stepContext)
                    : prolonged;
        });
    }

    /**
     * Why the step cannot be watched: its samples take so long that none of the time has counted for longer than the
     * patience. Empty if it can.
     */
    public static Optional<String> starved(Step step, Duration patience, StepContext stepContext) {
        return WatchedSpan.of(step, stepContext)
                .filter(span -> span.begun().unwatchedTimes() >= MOST_PACES
                        && span.begun().unwatched().compareTo(stepContext.patience(patience)) > 0)
                .map(span -> "samples take too long for their pace, so nothing was watched since "
                        + span.begun().unwatchedSince());
    }

    /**
     * Whether the newest sample of some criterion is too old to say anything of now: the next one is awaited, whatever
     * the earlier ones said.
     */
    public static boolean isGap(Step step, StepContext stepContext) {
        return WatchedSpan.of(step, stepContext)
                .filter(span -> span.criteria().stream()
                        .anyMatch(id -> stepContext
                                .state()
                                .criteria()
                                .trail(id, step.where())
                                .filter(trail -> trail.until()
                                        .plus(tolerance(id, span, stepContext))
                                        .isBefore(stepContext.now()))
                                .isPresent()))
                .isPresent();
    }

    private static StepFact.TimerSet set(
            Step step, AttemptTimer timer, Instant until, Duration missed, StepContext stepContext) {
        int attempt = stepContext.entry(step).attempt();
        return new StepFact.TimerSet(step.id(), attempt, timer, until, Optional.of(missed));
    }

    /**
     * Times that are not watched end together, now: those that are still going on for one criterion are accounted for
     * with that of another which has ended, so that none is counted twice.
     */
    private static Duration missed(WatchedSpan span, boolean newRunner, StepContext stepContext) {
        var now = stepContext.now();
        var from = new ArrayList<Instant>();
        boolean over = newRunner;
        for (var id : span.criteria()) {
            var trail = stepContext.state().criteria().trail(id, span.step().where());
            var ended = trail.flatMap(known -> ended(known, span, tolerance(id, span, stepContext)));
            over |= ended.isPresent();
            ended.ifPresent(from::add);
            trail.flatMap(known -> goingOn(known, newRunner, now, tolerance(id, span, stepContext)))
                    .ifPresent(from::add);
            if (newRunner && trail.isEmpty()) {
                from.add(span.begun().at());
            }
        }
        var first = from.stream().min(Instant::compareTo).orElse(now);
        if (!over) {
            return Duration.ZERO;
        }
        var begun = span.begun().at();
        var missedFrom = first.isBefore(begun) ? begun : first;
        return missedFrom.isBefore(now) ? Duration.between(missedFrom, now) : Duration.ZERO;
    }

    /** How long there may be no sample. */
    private static Duration tolerance(CriterionId id, WatchedSpan span, StepContext stepContext) {
        return tolerance(WatchedSpan.pace(id, span.step(), stepContext), stepContext);
    }

    /** How long there may be no sample at that pace. */
    static Duration tolerance(Duration every, StepContext stepContext) {
        return stepContext.patience(every.multipliedBy(MOST_PACES));
    }

    /** Since when nobody had watched, until the newest sample came; empty if somebody had. */
    private static Optional<Instant> ended(SampleTrail trail, WatchedSpan span, Duration tolerance) {
        var begun = span.begun().at();
        if (!trail.from().isAfter(begun)) {
            return Optional.empty();
        }
        var before = trail.before() == null || trail.before().isBefore(begun) ? begun : trail.before();
        boolean gap = before.plus(tolerance).isBefore(trail.from());
        boolean dataIsBack = trail.withoutData() == null && trail.withoutDataBefore() != null;
        return gap || dataIsBack
                ? Optional.of(trail.withoutDataBefore() == null ? before : trail.withoutDataBefore())
                : Optional.empty();
    }

    /** Since when nobody has been watching. */
    private static Optional<Instant> goingOn(SampleTrail trail, boolean newRunner, Instant now, Duration tolerance) {
        if (trail.withoutData() != null) {
            return Optional.of(trail.withoutData());
        }
        boolean gap = newRunner || trail.until().plus(tolerance).isBefore(now);
        return gap ? Optional.of(trail.until()) : Optional.empty();
    }
}
