package dev.cutover.json;

import java.time.Duration;

/** Spans as seconds, since every language can add those up. */
final class Seconds {
    private Seconds() {}

    static double of(Duration span) {
        return span.toNanos() / 1e9;
    }
}
