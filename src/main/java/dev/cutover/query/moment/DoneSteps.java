package dev.cutover.query.moment;

import dev.cutover.model.Runbook;
import dev.cutover.run.StepState;
import dev.cutover.run.ledger.RunState;
import dev.cutover.run.ledger.StepLedger;

/**
 * How many steps of a run are done: those that have succeeded or were skipped. One that was undone or rolled back is
 * settled, and not done. Of a reconciliation on its own, one that was passed over has not passed, and is not done.
 * Stateless and thread-safe.
 */
public final class DoneSteps {
    private DoneSteps() {}

    /** Whether a step of a run in this state counts as done. */
    public static boolean has(StepLedger.Entry entry, RunState state) {
        return entry.state() == StepState.SUCCEEDED
                || (entry.state() == StepState.SKIPPED && state.created().only().isEmpty());
    }

    /** How many of the runbook's. */
    public static long of(Runbook runbook, RunState state) {
        return runbook.steps()
                .filter(step -> has(state.steps().of(step.id()), state))
                .count();
    }
}
