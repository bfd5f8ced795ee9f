package dev.cutover.journal.sql;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Everything in a database. */
record DatabaseTables(Handle handle) {
    /** Differs where another version of the tool has read the runbook. */
    private static final Set<String> OF_OUTLINE = Set.of(
            "public.outline",
            "public.phase_outline",
            "public.step_outline",
            "public.waiver_outline",
            "ask.run",
            "ask.phase",
            "ask.step",
            "ask.waiver");

    /** Whether it has the same tables, views, routines and users. */
    boolean hasObjectsOf(DatabaseTables right) {
        return objects().equals(right.objects());
    }

    /** The version of the tool that has read its runbook, if that is another one than the other's. */
    Optional<String> otherMaker(DatabaseTables right) {
        var tables = right.tables();
        var ours = right.outlineReader(tables);
        return outlineReader(tables).stream()
                .filter(version -> !ours.isEmpty() && !ours.contains(version))
                .findFirst();
    }

    /** How its rows differ from the other's, which are known to be right; empty if they do not. */
    Optional<String> differenceFrom(DatabaseTables right) {
        var tables = right.tables();
        if (otherMaker(right).isPresent()) {
            tables =
                    tables.stream().filter(table -> !OF_OUTLINE.contains(table)).toList();
        }
        for (var table : tables) {
            var rows = rows(table);
            var rightRows = right.rows(table);
            if (!counted(rows).equals(counted(rightRows))) {
                return Optional.of("table " + table + " was changed: "
                        + without(rows, rightRows).size()
                        + " rows are not as recorded, "
                        + without(rightRows, rows).size() + " are missing");
            }
        }
        return Optional.empty();
    }

    /** In whatever order: a view has none. */
    private static Map<List<@Nullable Object>, Long> counted(List<List<@Nullable Object>> rows) {
        return rows.stream().collect(Collectors.groupingBy(row -> row, Collectors.counting()));
    }

    private static Set<List<@Nullable Object>> without(
            List<List<@Nullable Object>> rows, List<List<@Nullable Object>> others) {
        var rest = new HashSet<>(rows);
        others.forEach(rest::remove);
        return rest;
    }

    /**
     * All that was ever created, in the words that would create it again, but for the rows; for what H2 notes of how
     * much their values differ, as soon as there are some thousand; and for the words of views, which it puts in an
     * order of its own: of those the rows are compared.
     */
    private List<String> objects() {
        return handle.createQuery("script nodata nosettings")
                .map((row, context) -> normal(row.getString(1)))
                .filter(statement -> !statement.startsWith("--"))
                .list();
    }

    private static String normal(String statement) {
        return statement
                .replaceFirst("^CREATE (CACHED|MEMORY) TABLE", "CREATE TABLE")
                .replaceFirst("(?s)^(CREATE FORCE VIEW [^)]*\\) AS\n).*", "$1")
                .replaceAll(" SELECTIVITY [0-9]+", "")
                .replaceFirst(" SALT '[0-9a-f]*' HASH '[0-9a-f]*'", "");
    }

    private List<String> outlineReader(List<String> tables) {
        return tables.contains("public.outline")
                ? handle.createQuery("select read_by from public.outline")
                        .mapTo(String.class)
                        .list()
                : List.of();
    }

    /** Views too: their words are not compared. */
    private List<String> tables() {
        return handle.createQuery("""
                        select lower(table_schema) || '.' || lower(table_name) from information_schema.tables
                        where table_schema in ('PUBLIC', 'ASK') order by 1""").mapTo(String.class).list();
    }

    private List<List<@Nullable Object>> rows(String table) {
        return handle.createQuery("select * from " + table)
                .map((row, context) -> {
                    var values = new ArrayList<@Nullable Object>();
                    for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                        values.add(row.getObject(i));
                    }
                    return (List<@Nullable Object>) values;
                })
                .list();
    }
}
