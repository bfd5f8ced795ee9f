package dev.cutover.run.ledger;

import dev.cutover.run.fact.CriterionFact;
import dev.cutover.run.fact.EffectFact;
import dev.cutover.run.fact.EvidenceFact;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.fact.PeopleFact;
import dev.cutover.run.fact.ReconcileFact;
import dev.cutover.run.fact.RequestFact;
import dev.cutover.run.fact.RollbackFact;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.fact.StepFact;

/**
 * What may still be recorded of a run that has ended: outcomes of running work and of messages, notes, a runner taking
 * and leaving it, that a question is withdrawn, and a requested rollback, which reopens it. Nothing begins, and nothing
 * is decided. The same holds for a run whose runner has stopped. Stateless; the states that it is given are not
 * thread-safe.
 */
final class EndRules {
    private EndRules() {}

    /** What may be recorded between a runner that has stopped and the next one. */
    static boolean mayFollowTheRunner(Fact fact) {
        return fact instanceof RunFact.LeaseTaken
                || fact instanceof RunFact.RunNote
                || fact instanceof CriterionFact.Measured;
    }

    static boolean mayFollowTheEnd(Fact fact) {
        if (fact instanceof RunFact) {
            return fact instanceof RunFact.LeaseTaken
                    || fact instanceof RunFact.RunnerLeft
                    || fact instanceof RunFact.RunNote;
        } else if (fact instanceof StepFact) {
            return fact instanceof StepFact.Succeeded
                    || fact instanceof StepFact.Failed
                    || fact instanceof StepFact.TimerSet
                    || fact instanceof StepFact.StepNote;
        } else if (fact instanceof EffectFact) {
            return fact instanceof EffectFact.Settled;
        } else if (fact instanceof CriterionFact) {
            return fact instanceof CriterionFact.Measured || fact instanceof CriterionFact.BaselineTaken;
        } else if (fact instanceof PeopleFact) {
            return fact instanceof PeopleFact.Notified
                    || fact instanceof PeopleFact.Announced
                    || fact instanceof PeopleFact.Lapsed
                    || fact instanceof PeopleFact.Noted
                    || fact instanceof PeopleFact.Added;
        } else if (fact instanceof RollbackFact) {
            return fact instanceof RollbackFact.Requested || isReason(fact);
        } else if (fact instanceof RequestFact || fact instanceof EvidenceFact || fact instanceof ReconcileFact) {
            return true;
        }
        throw new IllegalStateException("no rule for " + fact.getClass());
    }

    /** A rollback may have begun without its reason, and finished before it was given. */
    private static boolean isReason(Fact fact) {
        return fact instanceof RollbackFact.Explained;
    }
}
