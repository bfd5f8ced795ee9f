package dev.cutover.engine;

import dev.cutover.problem.ExitCode;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.ledger.RunState;
import java.util.ArrayList;
import java.util.List;

/**
 * The exit code of a run that has ended: that of its ending, unless a rollback left something undone that no later one
 * went over again, or a weight is not as recorded, which matter more. Stateless.
 */
public final class EndCode {
    private EndCode() {}

    /** The first of what fits. The ending must be that of the state. */
    public static ExitCode of(RunFact.Ended ended, RunState state) {
        var fitting = new ArrayList<>(List.of(ended.ending().exitCode()));
        if (!state.rollbacks().unresolved().isEmpty()) {
            fitting.add(ExitCode.STUCK);
        }
        if (!state.weights().drifted().isEmpty()) {
            fitting.add(ExitCode.DRIFT);
        }
        return ExitCode.first(fitting).orElseThrow();
    }
}
