package dev.cutover.run.ledger;

import dev.cutover.run.fact.CriterionFact;
import dev.cutover.run.fact.EvidenceFact;
import org.jspecify.annotations.Nullable;

/**
 * When something can be measured or captured. Samples can be taken at any time; evidence of an attempt needs that
 * attempt. Stateless; the states that it is given are not thread-safe.
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
}
