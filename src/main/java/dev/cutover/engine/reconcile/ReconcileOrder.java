package dev.cutover.engine.reconcile;

import dev.cutover.engine.context.ConnectedSystems;
import dev.cutover.engine.context.StepContext;
import dev.cutover.model.Runbook;
import dev.cutover.model.Segment;
import dev.cutover.model.Step;
import dev.cutover.model.StepId;
import dev.cutover.model.SystemId;
import dev.cutover.model.Work;
import dev.cutover.model.reconcile.Reconciliation;
import dev.cutover.model.reconcile.Side;
import dev.cutover.run.fact.ReconcileFact;
import dev.cutover.run.ledger.ReconciliationLedger;
import java.util.Optional;

/**
 * What one look needs to know. Made on the engine's thread: the job runs on another one, and must not read the context.
 *
 * @param before the look before, if this attempt has had one
 */
record ReconcileOrder(
        StepId step,
        int attempt,
        Segment segment,
        Work.Reconcile work,
        Runbook runbook,
        ConnectedSystems systems,
        Optional<ReconcileFact.Looked> before) {

    static ReconcileOrder of(Step step, StepContext stepContext) {
        int attempt = stepContext.entry(step).attempt();
        return new ReconcileOrder(
                step.id(),
                attempt,
                step.where(),
                (Work.Reconcile) step.work(),
                stepContext.runbook(),
                stepContext.systems(),
                stepContext
                        .state()
                        .reconciliations()
                        .of(step.id())
                        .look(attempt)
                        .map(ReconciliationLedger.Seen::fact));
    }

    Reconciliation what() {
        return work.what();
    }

    SystemId system(Side side) {
        return work.system(side);
    }

    /** How many looks are on record. */
    int looks() {
        return before.map(ReconcileFact.Looked::look).orElse(0);
    }

    /** Both systems, as the source of what the step keeps. */
    String source() {
        var left = system(Side.LEFT);
        var right = system(Side.RIGHT);
        return left.equals(right) ? left.value() : left + ", " + right;
    }
}
