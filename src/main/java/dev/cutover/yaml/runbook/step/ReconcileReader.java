package dev.cutover.yaml.runbook.step;

import dev.cutover.model.Work;
import dev.cutover.yaml.runbook.reconcile.ReconciliationReader;
import java.util.Set;

/** Compares two record sets. */
final class ReconcileReader {
    static final StepKind RECONCILE = new StepKind(
                    "reconcile",
                    "Compares two record sets by key, looks again at what seems wrong, and judges what is left.",
                    ReconciliationReader.KEYS,
                    tableFields -> new Work.Reconcile(ReconciliationReader.make(tableFields)))
            .notYet(Set.of("buckets"));

    private ReconcileReader() {}
}
