package dev.cutover.model;

import java.time.Duration;
import java.time.Instant;

/** A time relative to the planned start {@code T}: {@code T-90m}, {@code T}, {@code T+2h}. */
public record PlannedTime(Duration offset, String text) {
    public Instant at(Instant start) {
        return start.plus(offset);
    }

    @Override
    public String toString() {
        return text;
    }
}
