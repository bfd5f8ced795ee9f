package dev.cutover.connector.sandbox.estate.routing;

/**
 * How many orders actually went to each side.
 *
 * @param seconds the length of the counted window; at most the requested one
 */
public record SideCounts(long oldSide, long newSide, long seconds) {}
