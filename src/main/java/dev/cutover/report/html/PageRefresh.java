package dev.cutover.report.html;

import java.time.Duration;
import java.time.Instant;

/**
 * A page that is written again and again, for a wall: the browser loads it anew by itself, and the page says how old it
 * is, so that one that nobody writes any more is seen. Immutable.
 *
 * @param written when this page was written, in real time
 * @param every how long it takes until the next is written; at least a second
 * @param took how long it took to make the page before it
 */
public record PageRefresh(Instant written, Duration every, Duration took) {
    private static final long LEAST_SECONDS = 2;

    /** For the browser: it looks twice as often as the page is written, so that it shows none for long. */
    String seconds() {
        return Long.toString(Math.max(LEAST_SECONDS, every.toSeconds() / 2));
    }

    /**
     * By when the next page is on the wall if all is well: one interval until it is begun, and as much again for making
     * it, for the browser, and for a machine that is busy.
     */
    Instant due() {
        return written.plus(every.multipliedBy(2)).plus(took);
    }
}
