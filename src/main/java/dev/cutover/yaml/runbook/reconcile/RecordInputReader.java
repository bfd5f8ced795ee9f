package dev.cutover.yaml.runbook.reconcile;

import dev.cutover.model.reconcile.RecordInput;
import dev.cutover.yaml.shape.DeclaredNames;
import dev.cutover.yaml.shape.Key;
import dev.cutover.yaml.shape.ReferenceShape;
import dev.cutover.yaml.shape.TableFields;
import dev.cutover.yaml.shape.TableShape;
import dev.cutover.yaml.tree.QuotedText;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** One side: a record set of a system. */
final class RecordInputReader {
    private static final Key<String> SYSTEM = Key.required(
            "system", new ReferenceShape<>(DeclaredNames.Kind.SYSTEM, name -> name), "The system that has it.");
    private static final Key<String> RECORDS = Key.required(
            "records", ColumnShapes.RECORDS, "The record set; `cutover connectors` lists those of a connector.");
    private static final Key<Map<String, String>> COLUMNS = Key.optional(
            "columns",
            ColumnShapes.by("a mapping from a column's own name to the common name", ColumnShapes.COLUMN),
            "What columns are called here that have another name on this side: own name, then common name.");

    static final TableShape<RecordInput> INPUT = TableShape.of(
                    "record-input",
                    "A record set of a system, as one side of a comparison.",
                    List.of(SYSTEM, RECORDS, COLUMNS),
                    RecordInputReader::make)
            .what("the keys of a side: system, records, columns");

    private RecordInputReader() {}

    private static RecordInput make(TableFields tableFields) {
        var columns = tableFields.or(COLUMNS, Map.of());
        var seen = new HashSet<String>();
        columns.values().stream()
                .filter(common -> !seen.add(common))
                .forEach(common -> tableFields.problem(
                        COLUMNS,
                        "two columns are both called " + QuotedText.name(common),
                        "name each one differently"));
        return new RecordInput(tableFields.get(SYSTEM), tableFields.get(RECORDS), columns);
    }
}
