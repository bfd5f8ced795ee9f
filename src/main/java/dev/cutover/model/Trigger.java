package dev.cutover.model;

import java.time.Duration;
import java.util.Optional;

/**
 * A criterion that is watched all through the run, from the first shift on.
 *
 * @param after how long it must be red before it fires; zero fires at once
 * @param every how often it is sampled for this trigger; empty for the criterion's own pace, or that of an observation
 *     of it that is running
 */
public record Trigger(CriterionId criterion, Duration after, Then then, Optional<Duration> every) {

    /** A trigger at the pace of its criterion. */
    public Trigger(CriterionId criterion, Duration after, Then then) {
        this(criterion, after, then, Optional.empty());
    }

    /** What a trigger does. */
    public enum Then {
        ROLLBACK,
        ASK,
        HOLD
    }
}
