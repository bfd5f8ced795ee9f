package dev.cutover.connector.sandbox.estate.routing;

/**
 * How many orders really went where.
 *
 * @param seconds how much time is counted; at most what was asked for
 */
public record SideCounts(long oldSide, long newSide, long seconds) {}
