package dev.cutover.run.ledger;

import dev.cutover.run.StepState;
import dev.cutover.run.fact.CriterionFact;
import dev.cutover.run.fact.EvidenceFact;
import dev.cutover.run.fact.ReconcileFact;
import org.jspecify.annotations.Nullable;

/**
 * When something can be measured, compared or captured. Samples can be taken at any time; evidence of an attempt needs
 * that attempt. Stateless; the states that it is given are not thread-safe.
 */
final class MeasurementRules {
    private MeasurementRules() {}

    static @Nullable String untimely(FoldedRun state, CriterionFact fact) {
        if (fact instanceof CriterionFact.BaselineTaken taken) {
            return StepRules.withoutAttempt(state, taken.step(), taken.attempt());
        } else if (fact instanceof CriterionFact.GuardBreached breached) {
            return StepRules.withoutAttempt(state, breached.step(), breached.attempt());
        } else if (fact instanceof CriterionFact.Measured || fact instanceof CriterionFact.TriggerFired) {
            return null;
        }
        throw new IllegalStateException("no rule for " + fact.getClass());
    }

    /** People may add evidence about a step that is still to come, or about the run: then no attempt is named. */
    static @Nullable String untimely(FoldedRun state, EvidenceFact fact) {
        return fact.attempt() == 0 ? null : StepRules.withoutAttempt(state, fact.step(), fact.attempt());
    }

    /** A step compares while its attempt is under way. */
    static @Nullable String unfit(FoldedRun state, ReconcileFact fact) {
        var entry = state.steps().of(fact.step());
        if (entry.state() != StepState.STARTED || entry.attempt() != fact.attempt()) {
            return "step '" + fact.step() + "' is " + entry.state() + " in attempt " + entry.attempt()
                    + ", so its attempt " + fact.attempt() + " cannot compare anything";
        }
        return null;
    }

    /** One look after the other, and one result after the last. */
    static @Nullable String untimely(FoldedRun state, ReconcileFact fact) {
        var known = state.reconciliations().of(fact.step());
        if (known.result(fact.attempt()).isPresent()) {
            return "step '" + fact.step() + "' has its result already";
        }
        var before = known.look(fact.attempt()).map(ReconciliationLedger.Seen::fact);
        if (fact instanceof ReconcileFact.Looked looked) {
            int next = before.map(seen -> seen.look() + 1).orElse(1);
            return looked.look() == 1 || looked.look() == next
                    ? null
                    : "look " + looked.look() + " of step '" + fact.step() + "' cannot follow look " + (next - 1);
        } else if (fact instanceof ReconcileFact.Reconciled) {
            return before.filter(ReconcileFact.Looked::isLast).isPresent()
                    ? null
                    : "step '" + fact.step() + "' has not taken its last look";
        }
        throw new IllegalStateException("no rule for " + fact.getClass());
    }
}
