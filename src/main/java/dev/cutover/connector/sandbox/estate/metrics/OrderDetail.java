package dev.cutover.connector.sandbox.estate.metrics;

/** How much of a key's orders must be computed for a query. Each value includes those before it. */
public enum OrderDetail {
    NOTHING,
    /** How many there are, where they went, and which ones faults struck. */
    NUMBERS,
    /** Also what goes wrong or takes too long without any fault. */
    MISHAPS,
    /** Also all latencies. */
    TIMES
}
