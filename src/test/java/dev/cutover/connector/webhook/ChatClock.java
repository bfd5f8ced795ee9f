package dev.cutover.connector.webhook;

import dev.cutover.spi.RunClock;
import java.time.Duration;
import java.time.Instant;

/** A clock on which sleep takes no time. */
class ChatClock implements RunClock {
    static final Instant START = Instant.parse("2026-03-01T02:00:00Z");

    private Instant now = START;

    @Override
    public synchronized Instant now() {
        return now;
    }

    @Override
    public synchronized void sleep(Duration duration) {
        now = now.plus(duration);
    }

    Duration slept() {
        return Duration.between(START, now());
    }
}
