package dev.cutover.connector.sandbox.estate.routing;

import java.time.Instant;
import java.util.Map;

/**
 * What the running router says about one key.
 *
 * @param weight in basis points of the new platform
 * @param revision differs after each change and each restart of the router
 * @param changedAt when the weight was last written, or forgotten
 */
public record RouterReading(Map<String, String> key, int weight, String revision, Instant changedAt) {}
