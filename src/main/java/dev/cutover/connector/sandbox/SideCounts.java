package dev.cutover.connector.sandbox;

import java.util.Map;

/**
 * How many orders of a key really went where.
 *
 * @param seconds how much time is counted; at most what was asked for
 */
record SideCounts(Map<String, String> key, long oldSide, long newSide, long seconds) {}
