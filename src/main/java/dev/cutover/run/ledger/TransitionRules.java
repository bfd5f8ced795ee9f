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
import org.jspecify.annotations.Nullable;

/**
 * Which facts may follow which state of a run: the only place that decides it. The writer asks before it records a
 * fact, the fold before it takes one in, and both get the same answer. An answer takes constant time, however long the
 * run is. Stateless and thread-safe; the states that it is given are not.
 *
 * <p>There are two kinds of reason. Some facts cannot be folded at all, because their subject is missing: an outcome of
 * an effect that was never intended. Others could be folded, but are not possible in the state of the run: a step
 * started after the end. A reader that only shows a record folds the latter all the same.
 */
final class TransitionRules {
    private TransitionRules() {}

    /** Why the fact cannot follow, in plain words; null if it can. */
    static @Nullable String refusal(FoldedRun state, Fact fact) {
        var unfit = unfit(state, fact);
        return unfit != null ? unfit : untimely(state, fact);
    }

    /** Why the subject of the fact is missing; null if it is there. */
    static @Nullable String unfit(FoldedRun state, Fact fact) {
        if (fact instanceof RunFact run) {
            return RunRules.unfit(state, run);
        } else if (fact instanceof StepFact step) {
            return StepRules.unfit(state.steps().of(step.step()), step);
        } else if (fact instanceof EffectFact effect) {
            return EffectRules.unfit(state.effects(), effect);
        } else if (fact instanceof PeopleFact people) {
            return PeopleRules.unfit(state.questions(), state.seq(), people);
        } else if (fact instanceof RollbackFact rollback) {
            return RollbackRules.unfit(state.rollbacks(), rollback);
        } else if (fact instanceof RequestFact requestFact) {
            return RequestTransitionRules.unfit(state.requests(), requestFact);
        } else if (fact instanceof ReconcileFact reconcile) {
            return MeasurementRules.unfit(state, reconcile);
        } else if (fact instanceof CriterionFact || fact instanceof EvidenceFact) {
            // A measured value names its subject itself.
            return null;
        }
        throw new IllegalStateException("no rule for " + fact.getClass());
    }

    /** Why the fact is not possible in the state of the run; null if it is. */
    static @Nullable String untimely(FoldedRun state, Fact fact) {
        if (state.isEmpty() && !(fact instanceof RunFact.Created)) {
            return "the run has not been created yet";
        }
        if (state.ended().isPresent() && !EndRules.mayFollowTheEnd(fact)) {
            return "the run has ended";
        }
        if (state.isLeft() && !EndRules.mayFollowTheRunner(fact)) {
            return "its runner has stopped, and no other has taken the run over";
        }
        var unknown = StepRules.unknown(state, fact);
        return unknown != null ? unknown : ofItsKind(state, fact);
    }

    private static @Nullable String ofItsKind(FoldedRun state, Fact fact) {
        if (fact instanceof RunFact run) {
            return RunRules.untimely(state, run);
        } else if (fact instanceof StepFact step) {
            return StepRules.untimely(state, step);
        } else if (fact instanceof EffectFact effect) {
            return EffectRules.untimely(state, effect);
        } else if (fact instanceof CriterionFact criterion) {
            return MeasurementRules.untimely(state, criterion);
        } else if (fact instanceof EvidenceFact evidence) {
            return MeasurementRules.untimely(state, evidence);
        } else if (fact instanceof PeopleFact people) {
            return PeopleRules.untimely(state.questions(), people);
        } else if (fact instanceof ReconcileFact reconcile) {
            return MeasurementRules.untimely(state, reconcile);
        } else if (fact instanceof RollbackFact || fact instanceof RequestFact) {
            // Their only fault can be that there is no such rollback, or no such request.
            return null;
        }
        throw new IllegalStateException("no rule for " + fact.getClass());
    }
}
