package dev.cutover.rehearsal;

import dev.cutover.model.Runbook;
import dev.cutover.run.ledger.RollbackClock;
import dev.cutover.run.ledger.RollbackLedger;
import dev.cutover.run.ledger.RunState;
import java.util.List;

/**
 * A rollback of a rehearsal, and its clock.
 *
 * @param number counted from 1
 * @param scope what was rolled back, as the record writes it, such as {@code region=us-east}
 * @param name the same for people, such as {@code us-east}
 */
public record RehearsedRollback(int number, String scope, String name, RollbackClock clock) {

    static List<RehearsedRollback> of(RunState state, Runbook runbook) {
        return state.rollbacks().all().stream().map(entry -> of(entry, runbook)).toList();
    }

    private static RehearsedRollback of(RollbackLedger.Entry entry, Runbook runbook) {
        return new RehearsedRollback(
                entry.number(), entry.scope().toString(), runbook.nameOf(entry.scope()), entry.clock());
    }
}
