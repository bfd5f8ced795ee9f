package dev.cutover.connector.jdbc.action;

import dev.cutover.spi.operation.DeclaredOperation;
import java.util.Map;

/** What the keys of an operation mean, for editors. Stateless and thread-safe. */
public final class ActionSettings {
    /** Descriptions of keys that mean the same wherever they stand. */
    public static final Map<String, String> DESCRIBED = DeclaredOperation.words(Map.ofEntries(
            Map.entry("statements", "statements in one transaction, in this order"),
            Map.entry(
                    "sql",
                    "one statement; {name} stands for a parameter, {segment.region} for a value of the segment, both"
                            + " only as a value, never as a part of the SQL"),
            Map.entry("rows", "how many rows it has to change, such as 1, >= 1 or 0..5; otherwise all is rolled back"),
            Map.entry(
                    "key-table",
                    "a table with a column idempotency_key, in which each change leaves the key of its call within the"
                            + " same transaction: then a repeat has no second effect, and a lost answer is settled"),
            Map.entry("key", "the same with a column of another name: {table, column}"),
            Map.entry("table", "the table with the keys of calls"),
            Map.entry("column", "its column of text"),
            Map.entry("query", "a select: of an operation that only reads, its first row is the outputs"),
            Map.entry("outputs", "queries of one value each, asked within the transaction: {ticket: \"select …\"}"),
            Map.entry("timeout", "how long each statement may take; default: the timeout of the system"),
            Map.entry(
                    "idempotent",
                    "whether a second call changes nothing more; default false, and true with a key table"),
            Map.entry("read-back", "a query whose first value says what became of a call: {query, done, not-done}"),
            Map.entry("done", "values that mean: it took effect"),
            Map.entry("not-done", "values that mean: it did not take effect")));

    private ActionSettings() {}
}
