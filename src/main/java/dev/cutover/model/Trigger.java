package dev.cutover.model;

import java.time.Duration;

/**
 * A criterion that is watched all through the run, from the first shift on.
 *
 * @param after how long it must be red before it fires; zero fires at once
 */
public record Trigger(CriterionId criterion, Duration after, Then then) {

    /** What a trigger does. */
    public enum Then {
        ROLLBACK,
        ASK,
        HOLD
    }
}
