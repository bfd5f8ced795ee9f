package dev.cutover.json;

import java.time.Duration;

/** Durations as seconds, which every language can add up. */
final class Seconds {
    private Seconds() {}

    static double of(Duration span) {
        return span.toNanos() / 1e9;
    }
}
