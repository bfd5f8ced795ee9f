package dev.cutover.run.ledger;

import dev.cutover.run.fact.RollbackFact;
import org.jspecify.annotations.Nullable;

/**
 * When a rollback can be requested, and what can happen in one. Stateless; the states that it is given are not
 * thread-safe.
 */
final class RollbackRules {
    private RollbackRules() {}

    static @Nullable String unfit(RollbackLedger rollbacks, RollbackFact fact) {
        var open = rollbacks.open();
        if (fact instanceof RollbackFact.Requested) {
            int before = rollbacks.all().size();
            return open.isEmpty() && fact.rollback() == before + 1
                    ? null
                    : "rollback " + fact.rollback() + " cannot begin after " + before
                            + (open.isPresent() ? ", which is under way" : "");
        }
        if (fact instanceof RollbackFact.Explained) {
            boolean asked = rollbacks.all().stream()
                    .anyMatch(entry -> entry.number() == fact.rollback()
                            && (rollbacks.lacksReason(entry) || rollbacks.lacksImpact(entry)));
            return asked ? null : "rollback " + fact.rollback() + " lacks neither a reason nor an impact";
        }
        if (open.isEmpty() || open.orElseThrow().number() != fact.rollback()) {
            return "rollback " + fact.rollback() + " is not under way";
        }
        if (fact instanceof RollbackFact.Restored) {
            return open.orElseThrow().restored() == null
                    ? null
                    : "the traffic of rollback " + fact.rollback() + " was restored before";
        } else if (fact instanceof RollbackFact.UndoBlocked || fact instanceof RollbackFact.Finished) {
            return null;
        }
        throw new IllegalStateException("no rule for " + fact.getClass());
    }
}
