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
        if (fact instanceof RollbackFact.Requested requested) {
            return notNow(rollbacks, requested);
        }
        if (fact instanceof RollbackFact.Explained) {
            boolean asked = rollbacks.all().stream()
                    .anyMatch(entry -> entry.number() == fact.rollback()
                            && (rollbacks.lacksReason(entry) || rollbacks.lacksImpact(entry)));
            return asked ? null : "rollback " + fact.rollback() + " lacks neither a reason nor an impact";
        }
        var open = rollbacks.of(fact.rollback()).filter(RollbackLedger.Entry::isOpen);
        if (open.isEmpty()) {
            return "rollback " + fact.rollback() + " is not under way";
        }
        var entry = open.orElseThrow();
        if (fact instanceof RollbackFact.Opened) {
            return entry.opened() == null ? null : "what comes before its traffic was over before";
        } else if (fact instanceof RollbackFact.Returned) {
            return entry.returned() == null ? null : "the traffic of rollback " + fact.rollback() + " was back before";
        } else if (fact instanceof RollbackFact.Restored) {
            return entry.restored() == null
                    ? null
                    : "the traffic of rollback " + fact.rollback() + " was restored before";
        } else if (fact instanceof RollbackFact.TakenOver taken) {
            return notWider(rollbacks, entry, taken);
        } else if (fact instanceof RollbackFact.UndoBlocked || fact instanceof RollbackFact.Finished) {
            return null;
        }
        throw new IllegalStateException("no rule for " + fact.getClass());
    }

    private static @Nullable String notNow(RollbackLedger rollbacks, RollbackFact.Requested requested) {
        int before = rollbacks.all().size();
        if (requested.rollback() != before + 1) {
            return "rollback " + requested.rollback() + " cannot begin after " + before;
        }
        return rollbacks
                .running(requested.scope())
                .map(open -> "rollback " + open.number() + " of all of it is under way")
                .orElse(null);
    }

    private static @Nullable String notWider(
            RollbackLedger rollbacks, RollbackLedger.Entry entry, RollbackFact.TakenOver taken) {
        boolean wider = rollbacks
                .of(taken.by())
                .filter(other -> other.isOpen()
                        && other.number() > entry.number()
                        && other.scope().includes(entry.scope()))
                .isPresent();
        return wider ? null : "rollback " + taken.by() + " is not a wider one under way";
    }
}
