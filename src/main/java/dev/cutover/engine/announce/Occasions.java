package dev.cutover.engine.announce;

import dev.cutover.model.Conduct.Occasion;
import dev.cutover.run.fact.CriterionFact;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.fact.PeopleFact;
import dev.cutover.run.fact.RollbackFact;
import dev.cutover.run.fact.RunFact;
import java.util.Optional;

/** What each fact is an occasion for. Stateless. */
final class Occasions {
    private Occasions() {}

    /** Empty if it is none. */
    static Optional<Occasion> of(Fact fact) {
        if (fact instanceof PeopleFact.Asked || fact instanceof PeopleFact.Escalated) {
            return Optional.of(Occasion.ASKED);
        } else if (fact instanceof CriterionFact.GuardBreached || fact instanceof CriterionFact.TriggerFired) {
            return Optional.of(Occasion.BREACH);
        } else if (fact instanceof RollbackFact.Requested
                || fact instanceof RollbackFact.Restored
                || fact instanceof RollbackFact.TakenOver
                || fact instanceof RollbackFact.UndoBlocked
                || fact instanceof RollbackFact.Finished) {
            return Optional.of(Occasion.ROLLBACK);
        } else if (fact instanceof RunFact.Held || fact instanceof RunFact.Continued) {
            return Optional.of(Occasion.HOLD);
        } else if (fact instanceof RunFact.Ended) {
            return Optional.of(Occasion.END);
        }
        return Optional.empty();
    }
}
