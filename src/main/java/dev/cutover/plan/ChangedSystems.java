package dev.cutover.plan;

import dev.cutover.model.Runbook;
import dev.cutover.model.Step;
import dev.cutover.model.SystemId;
import dev.cutover.model.Undo;
import dev.cutover.model.Work;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * The systems that a run of a runbook may change: the routers of its shifts, and the systems of actions, of their undo
 * and of the rollback's own steps. Systems that are only read or that send messages are not among them. Stateless and
 * thread-safe.
 */
public final class ChangedSystems {
    private ChangedSystems() {}

    /** In the order of their names. */
    public static Set<SystemId> of(Runbook runbook, StepAccess.Declared declared) {
        var changed = new TreeSet<SystemId>();
        runbook.allSteps().forEach(step -> {
            changed.addAll(StepAccess.of(step, runbook, declared).writes());
            if (isUndoneByWrite(step, declared)) {
                changed.add(((Work.Action) step.work()).system());
            }
        });
        return Collections.unmodifiableSortedSet(changed);
    }

    /** Of a step that only reads, the undo may still change its system. */
    private static boolean isUndoneByWrite(Step step, StepAccess.Declared declared) {
        return step.work() instanceof Work.Action action
                && action.undo() instanceof Undo.Call call
                && !declared.reads(action.system(), call.call());
    }
}
