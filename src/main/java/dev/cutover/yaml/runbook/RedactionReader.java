package dev.cutover.yaml.runbook;

import dev.cutover.model.redaction.PersonalData;
import dev.cutover.model.redaction.RedactedColumns;
import dev.cutover.model.redaction.RedactionRule;
import dev.cutover.yaml.notation.ColumnNameReader;
import dev.cutover.yaml.shape.ByForm;
import dev.cutover.yaml.shape.Key;
import dev.cutover.yaml.shape.ListOf;
import dev.cutover.yaml.shape.TableShape;
import dev.cutover.yaml.shape.WordShape;
import java.util.List;

/** Reads what a runbook redacts in evidence. Stateless and thread-safe. */
final class RedactionReader {
    private static final Key<List<String>> COLUMNS = Key.required(
            "columns",
            ListOf.some(ColumnNameReader.COLUMN, "a list of columns"),
            "The columns of CSV, and the keys of JSON, whose values are redacted, in upper or lower case.");
    private static final TableShape<RedactedColumns> TABLE = TableShape.of(
                    "redacted-columns",
                    "Columns whose values are redacted, whatever they are.",
                    List.of(COLUMNS),
                    tableFields -> new RedactedColumns(tableFields.get(COLUMNS)))
            .what("the key of a rule of redact: columns");
    static final Key<List<RedactionRule>> KEY = Key.optional(
            "redact",
            ListOf.some(
                    new ByForm<RedactionRule>(WordShape.of(PersonalData.values(), PersonalData::word), TABLE),
                    "a list such as [email, phone, { columns: [customer_name] }]"),
            "The personal data that is redacted in evidence before it is stored.");

    private RedactionReader() {}
}
