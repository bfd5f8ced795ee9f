package dev.cutover.report.content;

import java.time.Duration;
import java.time.Instant;

/** A time with a beginning and an end, which is not before it. Immutable. */
public record TimeSpan(Instant from, Instant until) {
    public Duration takes() {
        return Duration.between(from, until);
    }
}
