package dev.cutover.plan;

import dev.cutover.model.RollbackProcedure;
import dev.cutover.model.Runbook;
import dev.cutover.model.StepId;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The steps that a run of a runbook can have: its own, and those of its rollback, once for each rollback. Immutable and
 * thread-safe.
 */
public final class RunbookSteps implements Predicate<StepId> {
    private final Set<StepId> forward = new HashSet<>();
    private final Set<StepId> ofRollback = new HashSet<>();

    public RunbookSteps(Runbook runbook) {
        runbook.steps().forEach(step -> forward.add(step.id()));
        runbook.rollback()
                .map(RollbackProcedure::steps)
                .ifPresent(
                        steps -> steps.forEach(own -> ofRollback.add(own.step().id())));
    }

    @Override
    public boolean test(StepId step) {
        return step.isOfRollback() ? ofRollback.contains(step.asWritten()) : forward.contains(step);
    }
}
