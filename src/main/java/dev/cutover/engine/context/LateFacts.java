package dev.cutover.engine.context;

import dev.cutover.run.StepState;
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
import dev.cutover.run.ledger.RunState;

/**
 * Which facts of a call that has returned still count: what it says of a step's attempt does not once the attempt is
 * over, so that it cannot revive a step that was cancelled meanwhile. Stateless.
 */
public final class LateFacts {
    private LateFacts() {}

    public static boolean stillCounts(Fact fact, RunState state) {
        if (fact instanceof RunFact
                || fact instanceof EffectFact
                || fact instanceof CriterionFact
                || fact instanceof PeopleFact
                || fact instanceof RequestFact
                || fact instanceof RollbackFact
                || fact instanceof EvidenceFact) {
            return true;
        } else if (fact instanceof StepFact || fact instanceof ReconcileFact) {
            var entry = state.steps().of(fact.ofStep().orElseThrow());
            return entry.state() == StepState.STARTED && entry.attempt() == fact.ofAttempt();
        }
        throw new IllegalStateException("no rule for " + fact.getClass());
    }
}
