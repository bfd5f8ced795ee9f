package dev.cutover.run;

import dev.cutover.model.Segment;

/**
 * The weight of one key, as its router reports it.
 *
 * @param basisPoints of the new platform; -1 if they could not be read
 * @param note why they could not
 */
public record ReportedWeight(String traffic, Segment key, int basisPoints, String note) {}
