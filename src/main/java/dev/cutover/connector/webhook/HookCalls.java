package dev.cutover.connector.webhook;

import dev.cutover.http.HttpAnswer;
import dev.cutover.http.HttpCall;
import dev.cutover.http.HttpFailureException;
import dev.cutover.http.HttpSender;
import dev.cutover.spi.RunClock;
import dev.cutover.spi.settings.DurationNotation;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Sends requests to a service at the pace that it bears: one a second for each channel. Thread-safe. */
final class HookCalls {
    private static final Duration PACE = Duration.ofSeconds(1);
    private static final Duration USUAL_PAUSE = Duration.ofSeconds(1);
    private static final int TOO_MANY = 429;
    private static final int UNAVAILABLE = 503;

    /** A service that says no more of itself than this in an error is told in full. */
    private static final int LONGEST_ANSWER = 120;

    private final HttpSender sender;
    private final RunClock clock;
    private final UnaryOperator<String> mask;
    private final Map<String, Instant> next = new HashMap<>();
    private Instant pausedUntil = Instant.MIN;

    HookCalls(HttpSender sender, RunClock clock, UnaryOperator<String> mask) {
        this.sender = sender;
        this.clock = clock;
        this.mask = mask;
    }

    HttpSender sender() {
        return sender;
    }

    /**
     * Sends a request when it is its turn, and again where the service asks for a pause that ends before the deadline.
     *
     * @param attempt told right before the request leaves, and again when it was refused for now
     * @return an answer of success
     */
    HttpAnswer send(HttpCall call, String channel, Instant deadline, MessageAttempt attempt)
            throws UndeliveredException, InterruptedException {
        String why = "it waited for its turn";
        while (true) {
            await(channel, deadline, why);
            attempt.begin();
            var answer = answer(call);
            if (answer.isSuccess()) {
                return answer;
            }
            var pause = pause(answer);
            if (pause.isEmpty()) {
                throw refused(answer);
            }
            attempt.drop();
            hold(channel, pause.get());
            why = "the service takes no more messages now (HTTP " + answer.status() + ")";
        }
    }

    private HttpAnswer answer(HttpCall call) throws UndeliveredException, InterruptedException {
        try {
            return sender.send(call);
        } catch (HttpFailureException e) {
            throw new UndeliveredException(mask.apply(e.why()), e.wasSent());
        }
    }

    /** A service that failed may have done its work before. */
    private UndeliveredException refused(HttpAnswer answer) {
        String text = mask.apply(answer.text()).strip();
        boolean isShort = !text.isEmpty() && text.length() <= LONGEST_ANSWER && text.indexOf('\n') < 0;
        return new UndeliveredException(
                "the service answers with HTTP " + answer.status() + (isShort ? ": " + text : ""),
                answer.status() >= 500);
    }

    /** Waits until a request to the channel may leave; then it is taken to leave now. */
    private void await(String channel, Instant deadline, String why) throws UndeliveredException {
        var until = turn(channel);
        while (until.isPresent()) {
            var wait = Duration.between(clock.now(), until.get());
            if (!until.get().isBefore(deadline)) {
                throw new UndeliveredException(
                        why + ", again in " + DurationNotation.rounded(wait) + ", when the time of the step is over",
                        false);
            }
            if (!wait.isNegative()) {
                sleep(wait, why);
            }
            until = turn(channel);
        }
    }

    /** Takes the turn of the channel; or says when it is free, if it is not. */
    private synchronized Optional<Instant> turn(String channel) {
        var now = clock.now();
        var free = next.getOrDefault(channel, now);
        if (free.isAfter(now)) {
            return Optional.of(free);
        }
        next.put(channel, now.plus(PACE));
        return Optional.empty();
    }

    /** A pause is for all messages to the channel. */
    private synchronized void hold(String channel, Duration pause) {
        var end = clock.now().plus(pause);
        next.merge(channel, end, (one, other) -> one.isAfter(other) ? one : other);
        pausedUntil = end.isAfter(pausedUntil) ? end : pausedUntil;
    }

    /** When the last pause ends that the service has asked for; empty if it is over. */
    synchronized Optional<Instant> pausedUntil() {
        return Optional.of(pausedUntil).filter(clock.now()::isBefore);
    }

    private void sleep(Duration wait, String why) throws UndeliveredException {
        try {
            clock.sleep(wait);
        } catch (InterruptedException overdue) {
            // Told as what it is: while one waits, nothing is sent.
            Thread.currentThread().interrupt();
            throw new UndeliveredException(why + " when its time was over", false);
        }
    }

    /** How long the service takes no messages; empty unless it has refused this one for that reason. */
    private static Optional<Duration> pause(HttpAnswer answer) {
        return switch (answer.status()) {
            case TOO_MANY -> Optional.of(answer.retryAfter().orElse(USUAL_PAUSE));
            case UNAVAILABLE -> answer.retryAfter();
            default -> Optional.empty();
        };
    }
}
