package dev.cutover.connector.prometheus;

import dev.cutover.spi.RunClock;
import java.time.Duration;
import java.time.Instant;

/** The time of day, on which nobody sleeps. */
final class WallClock implements RunClock {
    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public void sleep(Duration duration) {
        throw new IllegalStateException("nothing sleeps here");
    }

    @Override
    public boolean isTimeOfDay() {
        return true;
    }
}
