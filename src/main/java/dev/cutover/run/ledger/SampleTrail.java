package dev.cutover.run.ledger;

import dev.cutover.model.Verdict;
import dev.cutover.run.SampleStretch;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the samples of one criterion and segment followed one another: enough to see whether the newest of them ended a
 * time without samples or without data.
 *
 * @param before when the last sample before the newest ones was taken; null if there was none
 * @param withoutDataBefore since when there had been no data until then; null if there was some
 * @param from when the first of the newest ones was taken
 * @param until when the last of them was taken
 * @param withoutData since when there has been no data; null if there is some
 */
public record SampleTrail(
        @Nullable Instant before,
        @Nullable Instant withoutDataBefore,
        Instant from,
        Instant until,
        @Nullable Instant withoutData) {

    static SampleTrail of(SampleStretch first) {
        return new SampleTrail(null, null, first.from(), first.until(), hasData(first) ? null : first.from());
    }

    /** With the next samples; those that are known already, because they are now recorded, change nothing. */
    SampleTrail and(SampleStretch next) {
        if (!next.until().isAfter(until)) {
            return this;
        }
        var without = withoutData == null ? next.from() : withoutData;
        return new SampleTrail(until, withoutData, next.from(), next.until(), hasData(next) ? null : without);
    }

    private static boolean hasData(SampleStretch stretch) {
        return stretch.last().verdict() != Verdict.NO_DATA;
    }
}
