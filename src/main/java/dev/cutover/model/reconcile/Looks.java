package dev.cutover.model.reconcile;

import java.time.Duration;
import java.util.Optional;

/**
 * When a difference counts. A difference is confirmed if it was seen twice, with the same problems and the same
 * versions; what has changed in the meantime is moving and is looked at again, up to a limit; then it has never
 * settled.
 *
 * @param settleAge rows that changed less than this before they were read are moving
 * @param changed the column that says when a row changed
 * @param secondLook how long after a look the suspects are read again
 * @param limit how many looks there are at most, the first one included
 */
public record Looks(Optional<Duration> settleAge, String changed, Duration secondLook, int limit) {
    /** The column that says when a row changed, unless somebody names another one. */
    public static final String CHANGED = "updated_at";

    public static final int LIMIT = 4;

    /** What was seen counts at once: for files, which do not change while they are read. */
    public static final Looks ONE = new Looks(Optional.empty(), CHANGED, Duration.ZERO, 1);
}
