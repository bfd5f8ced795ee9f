package dev.cutover.testkit;

import dev.cutover.model.RollbackProcedure;
import dev.cutover.model.RollbackStep;
import dev.cutover.model.Trigger;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Rollback procedures for tests. */
public final class RollbackProcedures {
    private RollbackProcedures() {}

    /** One that says nothing of how the old platform opens, and returns all traffic at once. */
    public static RollbackProcedure plain(Duration window, List<Trigger> triggers, List<RollbackStep> steps) {
        return new RollbackProcedure(
                window,
                Optional.empty(),
                RollbackProcedure.Opening.DEFAULT,
                RollbackProcedure.ReturnRamp.AT_ONCE,
                triggers,
                steps);
    }
}
