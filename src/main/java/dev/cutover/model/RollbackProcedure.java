package dev.cutover.model;

import java.time.Duration;
import java.util.List;

/**
 * The rollback procedure of the runbook.
 *
 * @param window tolerated recovery time, from the decision to traffic back and verified
 */
public record RollbackProcedure(Duration window, List<Trigger> triggers, List<RollbackStep> steps) {
    public RollbackProcedure {
        triggers = List.copyOf(triggers);
        steps = List.copyOf(steps);
    }
}
