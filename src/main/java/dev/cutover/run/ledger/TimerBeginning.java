package dev.cutover.run.ledger;

import dev.cutover.run.fact.StepFact;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a timer of an attempt was set, the last time.
 *
 * @param seq the number of the event that set it
 * @param unwatchedTimes how often in a row it was set because nothing at all had been watched since the time before
 * @param unwatchedSince since when that has been so; null if it has not
 */
public record TimerBeginning(
        Instant at, long seq, int unwatchedTimes, @Nullable Instant unwatchedSince) {
    /** Between a decision and its record. */
    private static final Duration A_MOMENT = Duration.ofMillis(500);

    static TimerBeginning of(StepFact.TimerSet timer, Instant at, long seq, @Nullable TimerBeginning before) {
        boolean nothingWatched = before != null
                && timer.unwatched()
                        .filter(missed -> !before.at.plus(missed).plus(A_MOMENT).isBefore(at))
                        .isPresent();
        if (before == null || !nothingWatched) {
            return new TimerBeginning(at, seq, 0, null);
        }
        var since = before.unwatchedSince == null ? before.at : before.unwatchedSince;
        return new TimerBeginning(at, seq, before.unwatchedTimes + 1, since);
    }

    /** For how long samples came too seldom for any of the time to count, up to when the timer was set. */
    public Duration unwatched() {
        return unwatchedSince == null ? Duration.ZERO : Duration.between(unwatchedSince, at);
    }
}
