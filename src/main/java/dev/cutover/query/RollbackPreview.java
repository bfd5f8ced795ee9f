package dev.cutover.query;

import dev.cutover.model.Runbook;
import dev.cutover.model.Scope;
import dev.cutover.plan.RollbackMeter;
import dev.cutover.plan.RollbackPlan;
import dev.cutover.run.RunId;
import java.util.List;
import java.util.stream.Stream;

/**
 * A way back before it is gone: what it would do, and how long that is thought to take.
 *
 * @param rollbackMeter as if it began now
 */
public record RollbackPreview(RunId run, Runbook runbook, Scope scope, RollbackPlan way, RollbackMeter rollbackMeter) {

    /** What stays as it is, with the reason. */
    public List<String> stays() {
        return Stream.of(way.kept(), way.barred(), way.wider())
                .flatMap(List::stream)
                .map(Object::toString)
                .toList();
    }
}
