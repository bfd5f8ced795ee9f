package dev.cutover.run.fact;

import dev.cutover.model.StepId;
import dev.cutover.run.AttemptNote;
import dev.cutover.run.AttemptTimer;
import dev.cutover.run.StepState;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** What happens to a step. */
public sealed interface StepFact extends Fact {

    StepId step();

    int attempt();

    @Override
    default Optional<StepId> ofStep() {
        return Optional.of(step());
    }

    @Override
    default int ofAttempt() {
        return attempt();
    }

    /** An attempt has begun. */
    record Started(StepId step, int attempt) implements StepFact {}

    /** The attempt succeeded. */
    record Succeeded(StepId step, int attempt, How how, Map<String, String> outputs) implements StepFact {
        public Succeeded {
            outputs = Map.copyOf(outputs);
        }
    }

    /** Kept apart down to the exit code. */
    enum How {
        PLAINLY,
        BY_HAND,
        RECOVERED,
        OVERRIDDEN
    }

    /** The attempt failed. A time-out is an outcome of its own, not a failure that looks like an answer. */
    record Failed(StepId step, int attempt, FailureCause cause, String why) implements StepFact {}

    /** Why an attempt failed. */
    enum FailureCause {
        SAID_NO,
        TIMED_OUT,
        RED,
        NO_DATA,
        DRIFT,
        BREACH,
        ERROR,
        DECLINED,
        /** A system did not answer; nothing was sent to it. */
        UNREACHABLE,
        /** What was compared differs by more than the limits allow. */
        MISMATCH,
        /** Not everything that was to be compared could be read, or too much of it has not settled. */
        INCOMPLETE
    }

    /** The step will not be done. */
    record Skipped(StepId step, int attempt, String why) implements StepFact {}

    /** The attempt was stopped before its end, by a rollback. */
    record Cancelled(StepId step, int attempt, String why) implements StepFact {}

    /** The step may start again. */
    record Reopened(StepId step, int attempt, String why) implements StepFact {}

    /**
     * What the step was begun anew for is withdrawn: it is again what it was before.
     *
     * @param state how it had ended then
     */
    record Withdrawn(StepId step, int attempt, StepState state, String why) implements StepFact {}

    /** What the step did was undone. */
    record Undone(StepId step, int attempt, int rollback) implements StepFact {}

    /**
     * The instant at which something of the attempt ends: never the time still to sleep. Set again, it replaces the
     * earlier instant.
     *
     * @param unwatched how much of the time since the timer was last set did not count, because nobody watched; empty
     *     if the whole time begins, or begins anew
     */
    record TimerSet(StepId step, int attempt, AttemptTimer timer, Instant until, Optional<Duration> unwatched)
            implements StepFact {
        /** The whole time begins, or begins anew. */
        public TimerSet(StepId step, int attempt, AttemptTimer timer, Instant until) {
            this(step, attempt, timer, until, Optional.empty());
        }
    }

    /** A result within the attempt, such as that the weights are as recorded. */
    record StepNote(StepId step, int attempt, AttemptNote note) implements StepFact {}
}
