package dev.cutover.run;

/**
 * What may still be recorded of a run that has ended: what was at work comes to its end and is heard, the run is noted
 * about, taken and left, and a rollback may be requested, which opens it again. Nothing begins, and nothing is decided.
 * Likewise of a run whose runner has left. Stateless and thread-safe.
 */
final class EndRules {
    private EndRules() {}

    /** What may be recorded between a runner that has left and the one that takes the run next. */
    static boolean mayFollowTheRunner(Fact fact) {
        return fact instanceof RunFact.LeaseTaken
                || fact instanceof RunFact.Noted
                || fact instanceof CriterionFact.Measured;
    }

    static boolean mayFollowTheEnd(Fact fact) {
        if (fact instanceof RunFact) {
            return fact instanceof RunFact.LeaseTaken
                    || fact instanceof RunFact.RunnerLeft
                    || fact instanceof RunFact.Noted;
        } else if (fact instanceof StepFact) {
            return fact instanceof StepFact.Succeeded
                    || fact instanceof StepFact.Failed
                    || fact instanceof StepFact.TimerSet
                    || fact instanceof StepFact.Found;
        } else if (fact instanceof EffectFact) {
            return fact instanceof EffectFact.Settled;
        } else if (fact instanceof CriterionFact) {
            return fact instanceof CriterionFact.Measured || fact instanceof CriterionFact.BaselineTaken;
        } else if (fact instanceof PeopleFact) {
            return fact instanceof PeopleFact.Notified;
        } else if (fact instanceof RollbackFact) {
            return fact instanceof RollbackFact.Requested;
        } else if (fact instanceof PetitionFact || fact instanceof EvidenceFact) {
            return true;
        }
        throw new IllegalStateException("no rule for " + fact.getClass());
    }
}
