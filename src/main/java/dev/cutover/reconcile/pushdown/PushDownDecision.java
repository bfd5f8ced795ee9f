package dev.cutover.reconcile.pushdown;

import dev.cutover.reconcile.look.ComparisonPlan;
import java.util.Optional;

/**
 * Whether the rows are added up.
 *
 * @param why a sentence
 * @param plan empty if all rows are read
 */
record PushDownDecision(String why, Optional<BucketPlan> plan) {

    static PushDownDecision refused(String why) {
        return new PushDownDecision(why, Optional.empty());
    }

    /** What it means for a comparison of two sides. */
    PushDownAnswer of(ComparisonPlan whole, SummedSide left, SummedSide right) {
        if (plan.isEmpty()) {
            return new PushDownAnswer.Refused(whole, why);
        }
        try {
            return new PushDownAnswer.Pushed(plan.get().of(whole, left, right), why);
        } catch (Refusal refusal) {
            return new PushDownAnswer.Refused(whole, refusal.why());
        }
    }
}
