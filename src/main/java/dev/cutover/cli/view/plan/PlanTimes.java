package dev.cutover.cli.view.plan;

import dev.cutover.words.Durations;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Times of a plan as they are shown: relative to T, or as times of the day where it is known when T is. */
record PlanTimes(Optional<Instant> starts) {
    private static final long HOUR = 3600;

    /** {@code T+14:09}, or {@code 02:14:09}: the hour that it stands in says which day. */
    String at(Duration offset) {
        return starts.map(start -> Durations.time(start.plus(offset))).orElseGet(() -> relative(offset));
    }

    /** {@code T+14:09}, or {@code 2026-11-24 02:14:09 UTC}. */
    String whole(Duration offset) {
        return starts.map(start -> start.plus(offset))
                .map(at -> Durations.day(at) + " " + Durations.time(at) + " UTC")
                .orElseGet(() -> relative(offset));
    }

    private static String relative(Duration offset) {
        return offset.isZero() ? "T" : Durations.sinceStart(Instant.EPOCH, Instant.EPOCH.plus(offset));
    }

    /** The hour that a time stands in: of the plan, or of the day. */
    long hour(Duration offset) {
        long seconds = offset.toSeconds() + starts.map(Instant::getEpochSecond).orElse(0L);
        return Math.floorDiv(seconds, HOUR);
    }

    /** When an hour begins. */
    Duration begins(long hour) {
        return Duration.ofSeconds(hour * HOUR)
                .minusSeconds(starts.map(Instant::getEpochSecond).orElse(0L));
    }

    /** {@code T-1h to T}, or {@code 2026-11-24 02:00 UTC}. */
    String name(long hour) {
        return starts.isPresent() ? Durations.minute(at(hour)) + " UTC" : hours(hour) + " to " + hours(hour + 1);
    }

    private static Instant at(long hour) {
        return Instant.ofEpochSecond(hour * HOUR);
    }

    private static String hours(long hour) {
        if (hour == 0) {
            return "T";
        }
        return (hour < 0 ? "T-" : "T+") + Durations.words(Duration.ofHours(Math.abs(hour)));
    }
}
