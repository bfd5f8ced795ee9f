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
import java.util.function.UnaryOperator;

/** Sends requests to a service at the pace that it bears: one a second for each channel. Thread-safe. */
final class HookCalls {
    private static final Duration PACE = Duration.ofSeconds(1);
    private static final Duration USUAL_PAUSE = Duration.ofSeconds(1);
    private static final int TOO_MANY = 429;

    /** A service that says no more of itself than this in an error is told in full. */
    private static final int LONGEST_ANSWER = 120;

    private final HttpSender sender;
    private final RunClock clock;
    private final UnaryOperator<String> mask;
    private final Map<String, Instant> next = new HashMap<>();

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
     * @return an answer of success
     */
    HttpAnswer send(HttpCall call, String channel, Instant deadline) throws UndeliveredException, InterruptedException {
        while (true) {
            await(turn(channel), deadline, "it waited for its turn");
            var answer = answer(call);
            if (answer.isSuccess()) {
                return answer;
            }
            if (answer.status() != TOO_MANY) {
                throw refused(answer);
            }
            await(clock.now().plus(pause(answer)), deadline, "the service takes no more messages now (HTTP 429)");
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

    private synchronized Instant turn(String channel) {
        var now = clock.now();
        var free = next.getOrDefault(channel, now);
        var turn = free.isBefore(now) ? now : free;
        next.put(channel, turn.plus(PACE));
        return turn;
    }

    private void await(Instant until, Instant deadline, String why) throws UndeliveredException {
        var wait = Duration.between(clock.now(), until);
        if (!until.isBefore(deadline)) {
            throw new UndeliveredException(
                    why + ", again in " + DurationNotation.rounded(wait) + ", when the time of the step is over",
                    false);
        }
        if (wait.isNegative() || wait.isZero()) {
            return;
        }
        try {
            clock.sleep(wait);
        } catch (InterruptedException overdue) {
            // Told as what it is: while one waits, nothing is sent.
            Thread.currentThread().interrupt();
            throw new UndeliveredException(why + " when its time was over", false);
        }
    }

    private static Duration pause(HttpAnswer answer) {
        return answer.header("retry-after")
                .filter(seconds -> seconds.matches("[0-9]{1,6}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                .orElse(USUAL_PAUSE);
    }
}
