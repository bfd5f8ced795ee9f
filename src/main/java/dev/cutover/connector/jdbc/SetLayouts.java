package dev.cutover.connector.jdbc;

import dev.cutover.connector.jdbc.dialect.ColumnFacts;
import dev.cutover.connector.jdbc.session.Queries;
import dev.cutover.connector.jdbc.session.SqlText;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.RecordSet;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The record sets of one database; each is asked for its columns once. Thread-safe. */
final class SetLayouts {
    private final Map<String, SetSpec> specs;
    private final Queries queries;
    private final Map<String, SetLayout> known = new ConcurrentHashMap<>();

    SetLayouts(Map<String, SetSpec> specs, Queries queries) {
        this.specs = specs;
        this.queries = queries;
    }

    /** @throws ConnectorException if there is no such set, or its columns are not known and cannot be asked for */
    SetLayout of(String set) throws ConnectorException, InterruptedException {
        var spec = specs.get(set);
        if (spec == null) {
            throw new ConnectorException("there is no record set '" + set + "' in its settings; there are "
                    + String.join(", ", specs.keySet()));
        }
        var layout = known.get(set);
        if (layout == null) {
            layout = SetLayout.of(spec, queries.dialect(), columns(spec));
            known.put(set, layout);
        }
        return layout;
    }

    /** All of them; one that cannot be asked for its columns as far as the settings tell. */
    List<RecordSet> sets() {
        var sets = new ArrayList<RecordSet>();
        for (var spec : specs.values()) {
            try {
                sets.add(of(spec.name()).recordSet());
            } catch (ConnectorException e) {
                spec.described().ifPresent(sets::add);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                spec.described().ifPresent(sets::add);
            }
        }
        return sets;
    }

    /** With a condition that is never true, some databases would still work out the query first. */
    private List<SqlColumn> columns(SetSpec spec) throws ConnectorException, InterruptedException {
        var empty = SqlText.of("select * from (" + spec.query() + "\n) " + SqlColumn.ROWS + " limit 0");
        return queries.head(empty, SetLayouts::facts).stream()
                .map(facts -> SqlColumn.of(facts, queries.dialect(), spec))
                .toList();
    }

    private static List<ColumnFacts> facts(ResultSet result) throws SQLException {
        ResultSetMetaData columns = result.getMetaData();
        var facts = new ArrayList<ColumnFacts>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            facts.add(new ColumnFacts(
                    columns.getColumnLabel(i),
                    columns.getColumnType(i),
                    columns.getColumnTypeName(i).toLowerCase(Locale.ROOT),
                    columns.getPrecision(i),
                    columns.getScale(i)));
        }
        return facts;
    }
}
