package dev.cutover.yaml.runbook.step;

import dev.cutover.model.Work;
import dev.cutover.model.reconcile.PushDownWish;
import dev.cutover.yaml.runbook.reconcile.ReconciliationReader;
import dev.cutover.yaml.shape.Key;
import dev.cutover.yaml.shape.WordShape;
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

    private static final Key<PushDownWish> PUSH_DOWN = Key.optional(
            "push-down",
            WordShape.of(PushDownWish.values(), WordShape::dashed),
            "Whether two databases add up their rows, so that only those are read whose sums differ: auto, the default,"
                    + " where that is quicker; never; always, wherever it can be done.");

    static final StepKind RECONCILE = new StepKind(
            "reconcile",
            "Compares two record sets by key, looks again at what seems wrong, and judges what is left.",
            keys(),
            tableFields -> new Work.Reconcile(
                    ReconciliationReader.make(tableFields),
                    tableFields.maybe(SINCE),
                    tableFields.or(PUSH_DOWN, PushDownWish.AUTO)));

    private ReconcileReader() {}

    private static List<Key<?>> keys() {
        var keys = new ArrayList<>(ReconciliationReader.KEYS);
        keys.add(SINCE);
        keys.add(PUSH_DOWN);
        return keys;
    }
}
