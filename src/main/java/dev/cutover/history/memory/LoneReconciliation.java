package dev.cutover.history.memory;

import dev.cutover.run.fact.RunFact;
import dev.cutover.run.ledger.RunState;
import java.util.Locale;
import java.util.Optional;

/**
 * How a run that is a reconciliation on its own has ended.
 *
 * @param why why it has not passed, as a sentence; empty if it has
 */
public record LoneReconciliation(Verdict verdict, String why) {

    /** What has come of it. */
    public enum Verdict {
        PASSED,
        NOT_PASSED,
        /** Not everything could be read or compared. */
        INCOMPLETE,
        /** Its process was gone before. */
        NO_RESULT;

        /** In one or two words: {@code not passed}. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /** Empty for another run, and while it has not ended. */
    public static Optional<LoneReconciliation> of(RunState state) {
        return state.ended().flatMap(ended -> state.created().only().map(only -> of(state, ended, only)));
    }

    private static LoneReconciliation of(RunState state, RunFact.Ended ended, RunFact.OnlyStep only) {
        var entry = state.steps().of(only.step());
        var result = state.reconciliations().of(only.step()).result(entry.attempt());
        if (result.filter(found -> found.fact().passed()).isPresent()) {
            return new LoneReconciliation(Verdict.PASSED, "");
        }
        boolean complete =
                result.filter(found -> found.fact().result().isWhole()).isPresent();
        boolean none = result.isEmpty() && ended.ending() == RunFact.Ending.ABORTED;
        var verdict = none ? Verdict.NO_RESULT : complete ? Verdict.NOT_PASSED : Verdict.INCOMPLETE;
        return new LoneReconciliation(verdict, entry.why().isBlank() || none ? ended.why() : entry.why());
    }

    public boolean isPassed() {
        return verdict == Verdict.PASSED;
    }
}
