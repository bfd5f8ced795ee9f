package dev.cutover.history.memory;

import dev.cutover.run.fact.RunFact;
import dev.cutover.run.ledger.RunState;
import java.util.Optional;

/**
 * How a run that is a reconciliation on its own has ended.
 *
 * @param complete whether everything was compared
 * @param why why it has not passed, as a sentence; empty if it has
 */
public record LoneReconciliation(boolean complete, boolean passed, String why) {

    /** Empty for another run, and while it has not ended. */
    static Optional<LoneReconciliation> of(RunState state) {
        return state.ended().flatMap(ended -> state.created().only().map(only -> of(state, ended, only)));
    }

    private static LoneReconciliation of(RunState state, RunFact.Ended ended, RunFact.OnlyStep only) {
        var entry = state.steps().of(only.step());
        var result = state.reconciliations().of(only.step()).result(entry.attempt());
        boolean passed = result.filter(found -> found.fact().passed()).isPresent();
        boolean complete =
                result.filter(found -> found.fact().result().isWhole()).isPresent();
        String why = entry.why().isBlank() ? ended.why() : entry.why();
        return new LoneReconciliation(complete, passed, passed ? "" : why);
    }

    /** In one or two words: {@code passed}, {@code not passed}, {@code incomplete}. */
    public String verdict() {
        if (passed) {
            return "passed";
        }
        return complete ? "not passed" : "incomplete";
    }
}
