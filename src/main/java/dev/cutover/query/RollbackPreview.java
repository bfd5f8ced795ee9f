package dev.cutover.query;

import dev.cutover.model.RollbackStep;
import dev.cutover.model.Runbook;
import dev.cutover.model.Scope;
import dev.cutover.plan.rollback.RollbackMeter;
import dev.cutover.plan.rollback.RollbackNeed;
import dev.cutover.plan.rollback.RollbackPlan;
import dev.cutover.plan.rollback.StepReason;
import dev.cutover.run.RunId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The plan of a rollback: what it would do, and how long that is expected to take. Immutable.
 *
 * @param nothing why the rollback would find nothing to do; empty if there is something
 * @param rollbackMeter as if the rollback began now
 * @param reasons why each step that was begun is in it, or is not; in the order of the runbook
 */
public record RollbackPreview(
        RunId run,
        Runbook runbook,
        Scope scope,
        RollbackPlan rollbackPlan,
        Optional<String> nothing,
        RollbackMeter rollbackMeter,
        List<StepReason> reasons) {

    public RollbackPreview {
        reasons = List.copyOf(reasons);
    }

    /** The runbook's rollback steps that would follow; none if nothing was begun. */
    public List<RollbackStep> steps() {
        return nothing.isPresent()
                ? List.of()
                : RollbackNeed.ownSteps(runbook, scope);
    }

    /** What would not be rolled back, with the reason. */
    public List<String> stays() {
        return Stream.of(rollbackPlan.kept(), rollbackPlan.barred(), rollbackPlan.wider())
                .flatMap(List::stream)
                .map(Object::toString)
                .toList();
    }
}
