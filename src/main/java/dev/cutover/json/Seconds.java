package dev.cutover.json;

import java.time.Duration;

/** Durations as seconds, which every language can add up. */
public final class Seconds {
    private Seconds() {}

    public static double of(Duration span) {
        return span.toNanos() / 1e9;
    }
}
