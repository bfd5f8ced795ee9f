package dev.cutover.connector.sandbox.estate.routing;

/** The router's answer to a request for new weights. */
public enum WeightOutcome {
    /** At least one weight was changed; all have their targets now. */
    APPLIED,
    /** Every weight had its target already. */
    ALREADY,
    /** At least one weight is not as expected; nothing was changed. */
    CONFLICT
}
