package dev.cutover.rehearsal;

import dev.cutover.run.ledger.RollbackClock;
import dev.cutover.run.ledger.RollbackLedger;
import dev.cutover.run.ledger.RunState;
import java.util.List;

/**
 * A rollback of a rehearsal, and its clock.
 *
 * @param number counted from 1
 * @param scope what was rolled back, such as {@code region=us-east}
 */
public record RehearsedRollback(int number, String scope, RollbackClock clock) {

    static List<RehearsedRollback> of(RunState state) {
        return state.rollbacks().all().stream().map(RehearsedRollback::of).toList();
    }

    private static RehearsedRollback of(RollbackLedger.Entry entry) {
        return new RehearsedRollback(entry.number(), entry.scope().toString(), entry.clock());
    }
}
