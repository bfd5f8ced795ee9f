package dev.cutover.yaml.runbook;

import dev.cutover.model.Measure;
import dev.cutover.model.SystemId;
import dev.cutover.yaml.notation.DurationReader;
import dev.cutover.yaml.runbook.step.NameReferences;
import dev.cutover.yaml.shape.Key;
import dev.cutover.yaml.shape.KeyRule;
import dev.cutover.yaml.shape.ListOf;
import dev.cutover.yaml.shape.TableFields;
import dev.cutover.yaml.shape.TableShape;
import dev.cutover.yaml.shape.Text;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Where a criterion's value comes from. */
final class MeasureReader {
    private static final Key<Duration> WITHIN =
            Key.required("within", DurationReader.SPAN, "How old a drill may be to count.");
    private static final Key<SystemId> SYSTEM =
            Key.optional("system", NameReferences.SYSTEM, "The system that has the metric.");
    private static final Key<String> QUERY = Key.optional("query", Text.TEXT, "The query, in that system's language.");
    private static final Key<Duration> DRILLS = Key.optional(
            "drills",
            TableShape.of("drills", "Drills of this runbook.", List.of(WITHIN), tableFields -> tableFields.get(WITHIN)),
            "The share of this runbook's recent drills that met the window.");
    private static final Key<List<SystemId>> CHECK = Key.optional(
            "check",
            ListOf.any(NameReferences.SYSTEM, "a list of systems"),
            "How many of these systems are not ready or unknown: each is checked, and nothing is changed."
                    + " [] for every system that the environment binds.");

    static final TableShape<Measure> MEASURE = TableShape.of(
                    "measure", "Where a value comes from.", keys(), MeasureReader::make)
            .with(KeyRule.exactlyOne(QUERY, DRILLS, CHECK, ReconciliationMeasure.RECONCILE));

    private MeasureReader() {}

    private static List<Key<?>> keys() {
        var keys = new ArrayList<Key<?>>(List.of(SYSTEM, QUERY, DRILLS, CHECK));
        keys.addAll(ReconciliationMeasure.KEYS);
        return keys;
    }

    private static Measure make(TableFields tableFields) {
        if (tableFields.has(ReconciliationMeasure.RECONCILE)) {
            if (tableFields.has(SYSTEM)) {
                tableFields.problem(SYSTEM, "what a reconciliation compares is said in its step", "remove system");
            }
            return ReconciliationMeasure.make(tableFields);
        }
        ReconciliationMeasure.refuse(tableFields);
        var drills = tableFields.maybe(DRILLS);
        if (drills.isPresent()) {
            if (tableFields.has(SYSTEM)) {
                tableFields.problem(SYSTEM, "drills are counted here, not by a system", "remove system");
            }
            return new Measure.Drills(drills.get());
        }
        var check = tableFields.maybe(CHECK);
        if (check.isPresent()) {
            if (tableFields.has(SYSTEM)) {
                tableFields.problem(SYSTEM, "the systems to be checked are those of check", "remove system");
            }
            return new Measure.Check(NameReferences.once(check.get()));
        }
        if (tableFields.has(QUERY) && !tableFields.has(SYSTEM)) {
            tableFields.problem(QUERY, "a query without the system that it goes to", "add system");
        }
        return new Measure.Query(tableFields.or(SYSTEM, new SystemId("")), tableFields.or(QUERY, ""));
    }
}
