package dev.cutover.preflight;

import dev.cutover.model.Segment;
import java.util.OptionalInt;

/**
 * A weight in force.
 *
 * @param basisPoints the share of the new platform; empty if it could not be read
 * @param note why it could not be read
 */
public record WeightReading(String traffic, Segment key, OptionalInt basisPoints, String note) {}
