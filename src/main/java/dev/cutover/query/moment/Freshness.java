package dev.cutover.query.moment;

import dev.cutover.model.Criterion;
import dev.cutover.run.SampleStretch;
import dev.cutover.run.ledger.CriteriaBoard;
import dev.cutover.words.RunNarrative;
import java.time.Duration;
import java.time.Instant;

/**
 * Whether a measured value still says anything: one that is older than three times its pace is stale, and so is every
 * value that nobody watches now. Immutable; the narrative that it was made of is not thread-safe.
 *
 * @param alone whether no process runs the run
 * @param upToDate whether samples arrive as they are taken
 */
public record Freshness(Instant now, boolean alone, boolean upToDate) {
    /** A value older than so many of its intervals is stale. */
    private static final int STALE = 3;

    /** As of a moment; of a run that has ended, as of its end. */
    public static Freshness of(RunNarrative runNarrative, Instant now, boolean alone) {
        var state = runNarrative.state();
        boolean over = state.ended().isPresent();
        return new Freshness(over ? state.lastAt().orElse(now) : now, alone, runNarrative.isUpToDate());
    }

    /** Whether the reading is stale; a criterion without a pace goes stale only when nobody watches. */
    public boolean isStale(Criterion criterion, CriteriaBoard.Reading reading) {
        return alone || isOld(criterion.every(), reading.at());
    }

    /** Unchanged samples are recorded once a minute; in between only the runner knows them. */
    private boolean isOld(Duration every, Instant at) {
        boolean delayed = every.compareTo(SampleStretch.LONGEST) < 0 && !upToDate;
        var limit = every.multipliedBy(STALE).plus(delayed ? SampleStretch.LONGEST : Duration.ZERO);
        return !every.isZero() && at.plus(limit).isBefore(now);
    }
}
