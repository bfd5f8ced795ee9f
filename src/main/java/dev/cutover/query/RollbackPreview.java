package dev.cutover.query;

import dev.cutover.model.RollbackStep;
import dev.cutover.model.Runbook;
import dev.cutover.model.Scope;
import dev.cutover.plan.rollback.RollbackMeter;
import dev.cutover.plan.rollback.RollbackPlan;
import dev.cutover.run.RunId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The plan of a rollback: what it would do, and how long that is expected to take. Immutable.
 *
 * @param nothing why the rollback would find nothing to do; empty if there is something
 * @param rollbackMeter as if the rollback began now
 */
public record RollbackPreview(
        RunId run,
        Runbook runbook,
        Scope scope,
        RollbackPlan rollbackPlan,
        Optional<String> nothing,
        RollbackMeter rollbackMeter) {

    /** The runbook's rollback steps that would follow; none if nothing was begun. */
    public List<RollbackStep> steps() {
        return nothing.isPresent()
                ? List.of()
                : runbook.rollback().map(procedure -> procedure.stepsOf(scope)).orElse(List.of());
    }

    /** What would not be rolled back, with the reason. */
    public List<String> stays() {
        return Stream.of(rollbackPlan.kept(), rollbackPlan.barred(), rollbackPlan.wider())
                .flatMap(List::stream)
                .map(Object::toString)
                .toList();
    }
}
