package dev.cutover.query.moment;

import dev.cutover.words.RunNarrative;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The clock by which steps and soaks are shown: it stands still while the run is held, when no process runs it, and
 * once it has ended, for nothing goes on then. Not thread-safe, as the narrative that it reads is not.
 */
public final class StepClock {
    private final RunNarrative runNarrative;
    private final Instant at;
    private final boolean stands;

    private StepClock(RunNarrative runNarrative, Instant at, boolean stands) {
        this.runNarrative = runNarrative;
        this.at = at;
        this.stands = stands;
    }

    /**
     * As of a moment.
     *
     * @param alone whether no process runs the run
     */
    public static StepClock of(RunNarrative runNarrative, Instant now, boolean alone) {
        var state = runNarrative.state();
        if (state.ended().isPresent() || alone) {
            return stopped(runNarrative, state.lastAt().orElse(now), now);
        }
        return runNarrative
                .heldSince()
                .filter(held -> !state.rollbacks().isAnyOpen())
                .map(held -> stopped(runNarrative, held, now))
                .orElseGet(() -> new StepClock(runNarrative, now, false));
    }

    private static StepClock stopped(RunNarrative runNarrative, Instant at, Instant now) {
        return new StepClock(runNarrative, at.isBefore(now) ? at : now, true);
    }

    /** How far the clock has come. */
    public Instant at() {
        return at;
    }

    /** Whether it stands still. */
    public boolean stands() {
        return stands;
    }

    /** How long ago something was, by this clock, which stood still in every hold since; zero of what is to come. */
    public Duration since(@Nullable Instant from) {
        if (from == null || from.isAfter(at)) {
            return Duration.ZERO;
        }
        var went = Duration.between(from, at).minus(runNarrative.heldAfter(from));
        return went.isNegative() ? Duration.ZERO : went;
    }
}
