package dev.cutover.spi;

import java.time.Duration;
import java.time.Instant;

/**
 * The run's time. It may be real, faster, or virtual: an eight-hour cutover is rehearsed in seconds only because
 * nothing reads another clock. Thread-safe.
 */
public interface RunClock {

    Instant now();

    /** Returns once so much of the run's time has passed. */
    void sleep(Duration duration) throws InterruptedException;

    /** Whether its instants are the time of day: only then does it say anything about another system's clock. */
    default boolean isTimeOfDay() {
        return false;
    }
}
