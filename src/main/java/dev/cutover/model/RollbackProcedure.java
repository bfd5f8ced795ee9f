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

    /** The steps that a rollback of the scope needs: those about none of it are left out. */
    public List<RollbackStep> stepsOf(Scope scope) {
        return steps.stream().filter(own -> scope.touches(own.step().where())).toList();
    }
}
