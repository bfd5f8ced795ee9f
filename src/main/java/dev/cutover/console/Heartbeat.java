package dev.cutover.console;

import dev.cutover.run.StepState;
import dev.cutover.run.ledger.StepLedger;
import dev.cutover.words.Durations;
import dev.cutover.words.RunNarrative;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Decides when to print that a run is still working, and on what. Not thread-safe. */
final class Heartbeat {
    private static final Duration AT_WORK = Duration.ofSeconds(30);
    private static final Duration WAITING = Duration.ofMinutes(5);
    /**
     * The least number of calls between two lines. There are about four calls a second of wall time, so even if the
     * run's time passes fast, there is at most one line in five seconds.
     */
    private static final int CALLS_BETWEEN = 20;

    private @Nullable Instant last;
    private int calls;

    /** Notes that a line was printed, so that no heartbeat is needed for a while. */
    void printed(Instant at) {
        last = at;
        calls = 0;
    }

    /** The text of the heartbeat, if one is due now. */
    Optional<String> due(RunNarrative runNarrative, Instant now) {
        calls++;
        if (last == null) {
            last = now;
        }
        if (calls < CALLS_BETWEEN || Duration.between(last, now).compareTo(AT_WORK) < 0) {
            return Optional.empty();
        }
        var running = running(runNarrative, now);
        var quiet = running.isEmpty() ? WAITING : AT_WORK;
        if (Duration.between(last, now).compareTo(quiet) < 0) {
            return Optional.empty();
        }
        var parts = new ArrayList<String>();
        if (!running.isEmpty()) {
            parts.add("running: " + running);
        }
        String waiting = waiting(runNarrative, now);
        if (!waiting.isEmpty()) {
            parts.add("waiting: " + waiting);
        }
        runNarrative.state().held().ifPresent(held -> parts.add("held by " + held.by()));
        return parts.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", parts));
    }

    private static String running(RunNarrative runNarrative, Instant now) {
        return runNarrative.state().steps().all().stream()
                .filter(entry -> entry.state() == StepState.STARTED)
                .filter(entry -> runNarrative.state().questions().open().stream()
                        .noneMatch(open -> open.question().step().equals(entry.step())))
                .map(entry -> entry.step() + " for " + Durations.words(since(entry.started(), now)) + timer(entry, now))
                .collect(Collectors.joining("; "));
    }

    private static String timer(StepLedger.Entry entry, Instant now) {
        return entry.timers().values().stream()
                .filter(until -> until.isAfter(now))
                .min(Instant::compareTo)
                .map(until -> ", " + Durations.words(seconds(Duration.between(now, until))) + " to go")
                .orElse("");
    }

    /** Whole seconds, rounded up; at least one. */
    private static Duration seconds(Duration span) {
        return Duration.ofSeconds(Math.max(1, span.plusMillis(999).toSeconds()));
    }

    private static String waiting(RunNarrative runNarrative, Instant now) {
        return runNarrative.state().questions().open().stream()
                .map(entry -> entry.question().step() + " for "
                        + runNarrative.names().roles(entry.question().of()) + ", asked "
                        + Durations.words(since(entry.asked(), now)) + " ago")
                .collect(Collectors.joining("; "));
    }

    private static Duration since(@Nullable Instant at, Instant now) {
        return at == null || at.isAfter(now) ? Duration.ZERO : Duration.between(at, now);
    }
}
