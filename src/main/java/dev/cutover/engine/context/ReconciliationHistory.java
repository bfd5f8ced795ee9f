package dev.cutover.engine.context;

import dev.cutover.model.Segment;
import dev.cutover.model.StepId;
import dev.cutover.model.reconcile.Reconciliation;
import dev.cutover.run.RunId;
import dev.cutover.run.comparison.ComparisonResult;
import dev.cutover.run.ledger.TrafficLedger;
import java.time.Instant;
import java.util.List;

/** What other runs of the same runbook have reconciled in the same environment. Thread-safe. */
@FunctionalInterface
public interface ReconciliationHistory {

    /** The newest results that fit, each run with its last one. */
    Past of(Sought sought);

    /**
     * What moved the weights of a runbook's flows, as the newest run has it on record that moved any; nothing if none
     * did. The instants are in real time.
     */
    default List<TrafficLedger.Told> weights() {
        return List.of();
    }

    /**
     * What is sought.
     *
     * @param segment of the step
     * @param rules what the step compares now; a result of other rules does not count, whatever its limits were
     * @param most how many results are of use
     */
    record Sought(StepId step, Segment segment, Reconciliation rules, int most) {}

    /**
     * What was found.
     *
     * @param results the newest first
     * @param leftOut each newer result that does not count, with the reason
     */
    record Past(List<Found> results, List<String> leftOut) {
        public static final Past NOTHING = new Past(List.of(), List.of());

        public Past {
            results = List.copyOf(results);
            leftOut = List.copyOf(leftOut);
        }
    }

    /**
     * A result of another run.
     *
     * @param at when it was found, in real time
     */
    record Found(RunId run, Instant at, ComparisonResult result) {}
}
