package dev.cutover.model.redaction;

import java.util.List;

/**
 * Columns of tables, and keys of JSON objects, whose values are redacted whatever they are. Immutable.
 *
 * @param columns as the runbook writes them; matched whole, in upper or lower case
 */
public record RedactedColumns(List<String> columns) implements RedactionRule {
    public RedactedColumns {
        columns = List.copyOf(columns);
    }

    @Override
    public List<String> names() {
        return columns;
    }
}
