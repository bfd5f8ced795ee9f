package dev.cutover.plan;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The durations of something that was done several times.
 *
 * @param median the lower of the two in the middle where there are two
 * @param times how often it was done
 */
public record DurationRange(Duration least, Duration median, Duration most, int times) {

    /** Empty if there is none. */
    public static Optional<DurationRange> of(Collection<Duration> spans) {
        if (spans.isEmpty()) {
            return Optional.empty();
        }
        List<Duration> sorted = spans.stream().sorted().toList();
        return Optional.of(new DurationRange(
                sorted.get(0), sorted.get((sorted.size() - 1) / 2), sorted.get(sorted.size() - 1), sorted.size()));
    }
}
