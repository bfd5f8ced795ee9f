package dev.cutover.report.html;

import java.time.Duration;
import java.time.Instant;

/**
 * A page that is written again and again, for a wall: the browser loads it anew by itself, and the page says how old it
 * is, so that one that nobody writes any more is seen. Immutable.
 *
 * @param written when this page was written, in real time
 * @param every how long it takes until the next is written; at least a second
 */
public record PageRefresh(Instant written, Duration every) {

    /** For the browser. */
    String seconds() {
        return Long.toString(every.toSeconds());
    }

    /** When the next page is there. */
    Instant due() {
        return written.plus(every);
    }
}
