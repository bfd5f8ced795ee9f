package dev.cutover.query.moment;

import dev.cutover.words.RunNarrative;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The clock by which steps and soaks are shown: it stands still while the run is held, when no process runs it, and
 * once it has ended, for nothing goes on then. Immutable.
 *
 * @param at how far the clock has come
 * @param stands whether it stands still
 */
public record StepClock(Instant at, boolean stands) {

    /**
     * As of a moment.
     *
     * @param alone whether no process runs the run
     */
    public static StepClock of(RunNarrative runNarrative, Instant now, boolean alone) {
        var state = runNarrative.state();
        if (state.ended().isPresent() || alone) {
            return stopped(state.lastAt().orElse(now), now);
        }
        return runNarrative
                .heldSince()
                .filter(held -> state.rollbacks().open().isEmpty())
                .map(held -> stopped(held, now))
                .orElseGet(() -> new StepClock(now, false));
    }

    private static StepClock stopped(Instant at, Instant now) {
        return new StepClock(at.isBefore(now) ? at : now, true);
    }

    /** How long ago something was, by this clock; zero of what is still to come. */
    public Duration since(@Nullable Instant from) {
        return from == null || from.isAfter(at) ? Duration.ZERO : Duration.between(from, at);
    }
}
