package dev.cutover.connector.http;

import dev.cutover.http.HttpAnswer;
import dev.cutover.spi.RunClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * How long a service has asked to be left alone, by {@code Retry-After} after status 429 or 503. Nothing is repeated
 * here: the next call, such as the retry of a step, waits for the end of it. Thread-safe.
 */
final class QuietTime {
    private static final Set<Integer> OVERLOADED = Set.of(429, 503);

    private final RunClock clock;
    private final Duration longest;
    private volatile Instant end = Instant.MIN;

    QuietTime(RunClock clock, Duration longest) {
        this.clock = clock;
        this.longest = longest;
    }

    synchronized void note(HttpAnswer answer) {
        answer.retryAfter().filter(told -> OVERLOADED.contains(answer.status())).ifPresent(told -> {
            var wait = told.compareTo(longest) > 0 ? longest : told;
            var until = clock.now().plus(wait);
            end = until.isAfter(end) ? until : end;
        });
    }

    /**
     * Waits for its end.
     *
     * @return its end, if that comes after the deadline; then nothing was waited for
     */
    Optional<Instant> await(Instant deadline) throws InterruptedException {
        var until = end;
        var now = clock.now();
        if (!until.isAfter(now)) {
            return Optional.empty();
        }
        if (!until.isBefore(deadline)) {
            return Optional.of(until);
        }
        clock.sleep(Duration.between(now, until));
        return Optional.empty();
    }
}
