package dev.cutover.plan.rollback;

import dev.cutover.model.Runbook;
import dev.cutover.model.Segment;
import dev.cutover.model.Step;
import dev.cutover.run.ledger.RollbackLedger;
import dev.cutover.run.ledger.RunState;

/**
 * Which segments are back on the old platform after a rollback. Samples of the new platform there do not count for the
 * run's health, until a step works on the segment again. Not thread-safe, as the state that it reads is not.
 */
public final class RestoredSegments {
    private final Runbook runbook;
    private final RunState state;

    public RestoredSegments(Runbook runbook, RunState state) {
        this.runbook = runbook;
        this.state = state;
    }

    public boolean has(Segment segment) {
        return state.rollbacks().all().stream()
                .filter(rollback ->
                        rollback.restored() != null && new TrafficOfScope(runbook, rollback.scope()).covers(segment))
                .reduce((earlier, later) -> later)
                .filter(last -> runbook.steps().noneMatch(step -> isAbout(step, segment) && beganAfter(last, step)))
                .isPresent();
    }

    private boolean beganAfter(RollbackLedger.Entry rollback, Step step) {
        return state.steps().of(step.id()).startedSeq() > rollback.seq();
    }

    private static boolean isAbout(Step step, Segment segment) {
        var where = step.where();
        boolean named = segment.values().isEmpty() || !where.values().isEmpty();
        return named && (where.contains(segment) || segment.contains(where));
    }
}
