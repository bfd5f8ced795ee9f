package dev.cutover.run;

import java.time.Duration;
import java.time.Instant;

/**
 * Samples of one criterion and segment, one after the other, that all had the same verdict and the same note.
 *
 * @param last the newest of them
 * @param from when the first was taken
 * @param until when the last was taken
 * @param times how many they are
 * @param first the value of the first; of no meaning where the verdict is NO_DATA, like the two that follow
 * @param least the least value
 * @param greatest the greatest value
 */
public record SampleStretch(
        Sample last, Instant from, Instant until, long times, double first, double least, double greatest) {
    /** Samples that bring nothing new are recorded together, at the latest so long after the first of them. */
    public static final Duration LONGEST = Duration.ofMinutes(1);

    /** A single sample. */
    public static SampleStretch of(Sample sample, Instant at) {
        return new SampleStretch(sample, at, at, 1, sample.value(), sample.value(), sample.value());
    }

    /** With those that came next. */
    public SampleStretch and(SampleStretch next) {
        return new SampleStretch(
                next.last,
                from,
                next.until,
                times + next.times,
                first,
                Math.min(least, next.least),
                Math.max(greatest, next.greatest));
    }

    public boolean isSingle() {
        return times == 1;
    }
}
