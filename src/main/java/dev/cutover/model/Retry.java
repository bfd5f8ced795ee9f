package dev.cutover.model;

import java.time.Duration;

/**
 * How often a failed attempt is made again, and how long to wait before each.
 *
 * @param written whether the runbook says so; a rollback step without it is retried as rollbacks are
 */
public record Retry(int times, Duration backoff, boolean written) {
    /** Where the runbook says how often and not how late. */
    public static final Duration DEFAULT_BACKOFF = Duration.ofSeconds(5);

    public static final Retry NEVER = new Retry(0, Duration.ZERO, false);

    /** As the runbook says. */
    public Retry(int times, Duration backoff) {
        this(times, backoff, true);
    }
}
