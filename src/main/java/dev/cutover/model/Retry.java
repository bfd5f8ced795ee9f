package dev.cutover.model;

import java.time.Duration;

/** How often a failed attempt is made again, and how long to wait before each. */
public record Retry(int times, Duration backoff) {
    public static final Retry NEVER = new Retry(0, Duration.ZERO);
}
