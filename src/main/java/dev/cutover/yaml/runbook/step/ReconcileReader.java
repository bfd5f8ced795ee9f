package dev.cutover.yaml.runbook.step;

import dev.cutover.model.Work;
import dev.cutover.yaml.runbook.reconcile.ReconciliationReader;
import dev.cutover.yaml.shape.Key;
import java.util.ArrayList;
import java.util.List;

/** Compares two record sets. */
final class ReconcileReader {
    private static final Key<Work.Since> SINCE = Key.optional(
            "since",
            new SinceShape(),
            "Only rows since then, by the time that their record set is selected by: a planned time such as T-30m, a"
                    + " duration before the step begins such as 24h, or the id of a step, for since that was done;"
                    + " default: all rows.");

    static final StepKind RECONCILE = new StepKind(
            "reconcile",
            "Compares two record sets by key, looks again at what seems wrong, and judges what is left.",
            keys(),
            tableFields -> new Work.Reconcile(ReconciliationReader.make(tableFields), tableFields.maybe(SINCE)));

    private ReconcileReader() {}

    private static List<Key<?>> keys() {
        var keys = new ArrayList<>(ReconciliationReader.KEYS);
        keys.add(SINCE);
        return keys;
    }
}
