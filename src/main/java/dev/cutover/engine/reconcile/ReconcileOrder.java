package dev.cutover.engine.reconcile;

import dev.cutover.engine.context.ConnectedSystems;
import dev.cutover.engine.context.ReconciliationHistory;
import dev.cutover.engine.context.StepContext;
import dev.cutover.model.Runbook;
import dev.cutover.model.Segment;
import dev.cutover.model.Step;
import dev.cutover.model.StepId;
import dev.cutover.model.SystemId;
import dev.cutover.model.Work;
import dev.cutover.model.reconcile.Reconciliation;
import dev.cutover.model.reconcile.Side;
import dev.cutover.reconcile.owner.WeightHistory;
import dev.cutover.run.fact.ReconcileFact;
import dev.cutover.run.ledger.ReconciliationLedger;
import dev.cutover.run.ledger.TrafficLedger;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What one look needs to know. Made on the engine's thread: the job runs on another one, and must not read the context.
 *
 * @param from the first instant of rows that count; empty for all
 * @param until the instant at which the attempt began: rows of later are not compared, since one side may have been
 *     read before it had them
 * @param weights of the flow between the two systems; empty if the runbook has none
 * @param before the look before, if this attempt has had one
 */
record ReconcileOrder(
        StepId step,
        int attempt,
        Segment segment,
        Work.Reconcile work,
        Runbook runbook,
        ConnectedSystems systems,
        Optional<Instant> from,
        Instant until,
        Optional<WeightHistory> weights,
        Optional<ReconcileFact.Looked> before) {

    static ReconcileOrder of(Step step, StepContext stepContext) {
        int attempt = stepContext.entry(step).attempt();
        var work = (Work.Reconcile) step.work();
        var until = Objects.requireNonNull(stepContext.entry(step).started(), "the attempt has begun");
        return new ReconcileOrder(
                step.id(),
                attempt,
                step.where(),
                work,
                stepContext.runbook(),
                stepContext.systems(),
                work.since().map(since -> from(since, until, stepContext)),
                until,
                weights(work, stepContext),
                stepContext
                        .state()
                        .reconciliations()
                        .of(step.id())
                        .look(attempt)
                        .map(ReconciliationLedger.Seen::fact));
    }

    /** Since a step that was not done, no row counts, and a comparison of no rows says so. */
    private static Instant from(Work.Since since, Instant until, StepContext stepContext) {
        if (since instanceof Work.Since.Planned planned) {
            return planned.time().at(stepContext.state().created().starts());
        } else if (since instanceof Work.Since.Ago ago) {
            return until.minus(ago.time());
        } else if (since instanceof Work.Since.Done done) {
            var ended = stepContext.state().steps().of(done.step()).ended();
            return ended == null ? until : ended;
        }
        throw new IllegalStateException("no instant of " + since.getClass());
    }

    /** Who is right about an order depends on the weight at which it was placed. */
    private static Optional<WeightHistory> weights(Work.Reconcile work, StepContext stepContext) {
        var both = List.of(work.system(Side.LEFT), work.system(Side.RIGHT));
        var flow = stepContext.runbook().traffic().values().stream()
                .filter(traffic -> both.contains(traffic.from()) && both.contains(traffic.to()))
                .findFirst();
        return flow.filter(traffic -> !work.what().checks().ofRecord().isEmpty())
                .map(traffic -> {
                    var history = new WeightHistory(traffic.id());
                    moves(stepContext).forEach(told -> history.apply(told.fact(), told.at()));
                    return history;
                });
    }

    /** A run of this step alone moves no weights: those of the last run count that did. */
    private static List<TrafficLedger.Told> moves(StepContext stepContext) {
        var own = stepContext.state().traffic().history();
        boolean isAlone = stepContext.state().created().only().isPresent();
        return own.isEmpty() && isAlone
                ? stepContext
                        .reconciliations()
                        .map(ReconciliationHistory::weights)
                        .orElse(List.of())
                : own;
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
