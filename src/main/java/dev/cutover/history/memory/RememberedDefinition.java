package dev.cutover.history.memory;

import dev.cutover.model.StepId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A runbook as some runs have pinned it, filled in with their parameters.
 *
 * @param digest tells it from every other
 * @param planned from the first planned step to the end of the last; empty if this version cannot read it
 */
public record RememberedDefinition(String digest, Optional<Duration> planned, List<DefinedStep> steps) {
    public RememberedDefinition {
        steps = List.copyOf(steps);
    }

    /**
     * One step of the phases or of the rollback.
     *
     * @param kind the key of the runbook language
     * @param planned how long the runbook says that it takes
     * @param ofRollback whether it is a step of the runbook's rollback
     * @param undoable whether a rollback does anything about it
     * @param digest of what it does and how that is undone; titles, owners and times are no part of it
     */
    public record DefinedStep(
            StepId step,
            String title,
            String kind,
            Duration planned,
            boolean ofRollback,
            boolean undoable,
            String digest) {}
}
