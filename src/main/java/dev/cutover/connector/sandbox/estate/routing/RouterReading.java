package dev.cutover.connector.sandbox.estate.routing;

import java.time.Instant;
import java.util.Map;

/**
 * The running router's entry for one key.
 *
 * @param weight the new platform's weight, in basis points
 * @param revision differs after each change and each restart of the router
 * @param changedAt when the weight was last changed, by a write or a restart
 */
public record RouterReading(Map<String, String> key, int weight, String revision, Instant changedAt) {}
