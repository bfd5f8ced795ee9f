package dev.cutover.connector.sandbox.estate.routing;

/** How the router answers a request for new weights. */
public enum WeightOutcome {
    /** Some weight was other; all are as asked for now. */
    APPLIED,
    /** Every weight was as asked for already. */
    ALREADY,
    /** Some weight is not what was expected; nothing was changed. */
    CONFLICT
}
