package dev.cutover.yaml.runbook;

import dev.cutover.model.Measure;
import dev.cutover.model.SystemId;
import dev.cutover.yaml.notation.DurationReader;
import dev.cutover.yaml.shape.Fields;
import dev.cutover.yaml.shape.Key;
import dev.cutover.yaml.shape.ListOf;
import dev.cutover.yaml.shape.Rule;
import dev.cutover.yaml.shape.Table;
import dev.cutover.yaml.shape.Text;
import java.time.Duration;
import java.util.List;

/** Where a criterion's value comes from. */
final class MeasureReader {
    private static final Key<Duration> WITHIN =
            Key.required("within", DurationReader.SPAN, "How old a drill may be to count.");
    private static final Key<SystemId> SYSTEM = Key.optional("system", Refs.SYSTEM, "The system that has the metric.");
    private static final Key<String> QUERY = Key.optional("query", Text.TEXT, "The query, in that system's language.");
    private static final Key<Duration> DRILLS = Key.optional(
            "drills",
            Table.of("drills", "Drills of this runbook.", List.of(WITHIN), fields -> fields.get(WITHIN)),
            "The share of this runbook's recent drills that met the window.");
    private static final Key<List<SystemId>> CHECK = Key.optional(
            "check",
            ListOf.any(Refs.SYSTEM, "a list of systems"),
            "How many of these systems are not ready, or is unknown: each is looked over, and nothing is changed."
                    + " [] for every system that the environment binds.");

    static final Table<Measure> MEASURE = Table.of(
                    "measure", "Where a value comes from.", List.of(SYSTEM, QUERY, DRILLS, CHECK), MeasureReader::make)
            .with(Rule.exactlyOne(QUERY, DRILLS, CHECK));

    private MeasureReader() {}

    private static Measure make(Fields fields) {
        var drills = fields.maybe(DRILLS);
        if (drills.isPresent()) {
            if (fields.has(SYSTEM)) {
                fields.problem(SYSTEM, "drills are counted here, not by a system", "remove system");
            }
            return new Measure.Drills(drills.get());
        }
        var check = fields.maybe(CHECK);
        if (check.isPresent()) {
            if (fields.has(SYSTEM)) {
                fields.problem(SYSTEM, "the systems to be checked are those of check", "remove system");
            }
            return new Measure.Check(Refs.once(check.get()));
        }
        if (fields.has(QUERY) && !fields.has(SYSTEM)) {
            fields.problem(QUERY, "a query without the system that it goes to", "add system");
        }
        return new Measure.Query(fields.or(SYSTEM, new SystemId("")), fields.or(QUERY, ""));
    }
}
