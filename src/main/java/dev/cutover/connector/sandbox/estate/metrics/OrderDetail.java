package dev.cutover.connector.sandbox.estate.metrics;

/** How much of the orders of a key has to be worked out for what is asked. Each has what those before it have. */
public enum OrderDetail {
    NOTHING,
    /** How many there are, where they went, and which a fault has struck. */
    NUMBERS,
    /** What went wrong with them, or took too long, on an ordinary day too. */
    MISHAPS,
    /** How long everything took. */
    TIMES
}
