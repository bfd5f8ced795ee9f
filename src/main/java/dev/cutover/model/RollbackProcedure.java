package dev.cutover.model;

import java.time.Duration;
import java.util.List;

/**
 * What the runbook says of the way back.
 *
 * @param window tolerated recovery time, from the decision to traffic back and verified
 */
public record RollbackProcedure(Duration window, List<Trigger> triggers, List<RollbackStep> steps) {
    public RollbackProcedure {
        triggers = List.copyOf(triggers);
        steps = List.copyOf(steps);
    }
}
