package dev.cutover.report.picture;

import java.time.Instant;
import java.time.ZoneId;

/**
 * What time a picture shows.
 *
 * @param from its left edge
 * @param until its right edge; not before {@code from}
 * @param zone the zone of the times that are written
 */
public record TimeFrame(Instant from, Instant until, ZoneId zone) {
    public TimeFrame {
        if (until.isBefore(from)) {
            throw new IllegalArgumentException("a picture ends before it begins: " + from + " to " + until);
        }
    }
}
