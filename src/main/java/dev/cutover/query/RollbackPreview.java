package dev.cutover.query;

import dev.cutover.model.Runbook;
import dev.cutover.model.Scope;
import dev.cutover.plan.RollbackMeter;
import dev.cutover.plan.RollbackPlan;
import dev.cutover.run.RunId;
import java.util.List;
import java.util.stream.Stream;

/**
 * The plan of a rollback: what it would do, and how long that is expected to take. Immutable.
 *
 * @param rollbackMeter as if the rollback began now
 */
public record RollbackPreview(
        RunId run, Runbook runbook, Scope scope, RollbackPlan rollbackPlan, RollbackMeter rollbackMeter) {

    /** What would not be rolled back, with the reason. */
    public List<String> stays() {
        return Stream.of(rollbackPlan.kept(), rollbackPlan.barred(), rollbackPlan.wider())
                .flatMap(List::stream)
                .map(Object::toString)
                .toList();
    }
}
