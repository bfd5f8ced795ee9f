package dev.cutover.engine;

import dev.cutover.model.Runbook;
import dev.cutover.plan.rollback.UndoneSince;
import dev.cutover.problem.ExitCode;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.ledger.RunState;
import java.util.ArrayList;
import java.util.List;

/**
 * The exit code of a run that has ended: that of its ending, unless a rollback left something undone that nothing has
 * put right since, or a weight is not as recorded, which matter more. Stateless.
 */
public final class EndCode {
    private EndCode() {}

    /** The first of what fits. The ending must be that of the state. */
    public static ExitCode of(RunFact.Ended ended, Runbook runbook, RunState state) {
        var fitting = new ArrayList<>(List.of(ended.ending().exitCode()));
        if (!new UndoneSince(runbook, state).left().isEmpty()) {
            fitting.add(ExitCode.STUCK);
        }
        if (!state.weights().drifted().isEmpty()) {
            fitting.add(ExitCode.DRIFT);
        }
        return ExitCode.first(fitting).orElseThrow();
    }
}
