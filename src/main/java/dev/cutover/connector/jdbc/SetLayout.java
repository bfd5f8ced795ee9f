package dev.cutover.connector.jdbc;

import dev.cutover.connector.jdbc.dialect.SqlDialect;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.RecordSet;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One record set with the columns that its query has. Immutable and thread-safe. */
record SetLayout(SetSpec spec, SqlDialect dialect, List<SqlColumn> columns, RecordSet recordSet) {
    SetLayout {
        columns = List.copyOf(columns);
    }

    /** @throws ConnectorException if the query has not the columns that the settings name, or has one twice */
    static SetLayout of(SetSpec spec, SqlDialect dialect, List<SqlColumn> columns) throws ConnectorException {
        var names = new LinkedHashSet<String>();
        for (SqlColumn column : columns) {
            if (!names.add(column.name())) {
                throw new ConnectorException("the query of " + spec.name() + " has two columns " + column.name()
                        + ": give one of them another name with `as`");
            }
        }
        var named = new ArrayList<>(spec.key());
        spec.time().ifPresent(named::add);
        spec.version().ifPresent(named::add);
        for (String name : named) {
            if (!names.contains(name)) {
                throw new ConnectorException("the query of " + spec.name() + " has no column " + name + "; it has "
                        + String.join(", ", names));
            }
        }
        var set = RecordSet.of(
                        spec.name(),
                        spec.description(),
                        columns.stream().map(SqlColumn::described).toList(),
                        spec.key())
                .withSorted(spec.sorted());
        var layout = new SetLayout(
                spec, dialect, columns, spec.time().map(set::withTime).orElse(set));
        for (SqlColumn column : layout.key()) {
            if (column.isConverted()) {
                throw new ConnectorException("the key's column " + column.name() + " of " + spec.name()
                        + " is a time in the zone " + column.zone().orElseThrow()
                        + ": let the query turn it into UTC, so that a row can be found by it");
            }
        }
        if (spec.time().isPresent() && !layout.column(spec.time().get()).isInstant()) {
            throw new ConnectorException("the time " + spec.time().get() + " of " + spec.name()
                    + " is no instant: say in which zone it is, such as zone: UTC");
        }
        return layout;
    }

    /** @throws ConnectorException if there is none of that name */
    SqlColumn column(String name) throws ConnectorException {
        return columns.stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ConnectorException(spec.name() + " has no column " + name + "; it has "
                        + columns.stream().map(SqlColumn::name).collect(Collectors.joining(", "))));
    }

    List<SqlColumn> key() throws ConnectorException {
        var key = new ArrayList<SqlColumn>();
        for (String name : spec.key()) {
            key.add(column(name));
        }
        return key;
    }

    /** The texts of all columns, as part of a statement. */
    String texts() {
        return columns.stream().map(column -> column.text(dialect)).collect(Collectors.joining(", "));
    }

    /** The query as a table; a comment at its end hides nothing. */
    String rows() {
        return " from (" + spec.query() + "\n) " + SqlColumn.ROWS;
    }

    /**
     * The values of a row as the rest of the program knows them, from those that the database wrote. A time in the key
     * keeps all its digits, which it is sorted by and found again.
     */
    List<@Nullable String> values(List<@Nullable String> written) {
        var values = new ArrayList<@Nullable String>(written.size());
        for (int i = 0; i < columns.size(); i++) {
            String value = written.get(i);
            var column = columns.get(i);
            if (value != null && column.isTime() && !spec.key().contains(column.name())) {
                value = column.isConverted()
                        ? JdbcTimeText.instant(value, column.zone().orElseThrow())
                        : JdbcTimeText.trimmed(value);
            }
            values.add(value);
        }
        return values;
    }

    /** The place of the version among the values; empty if rows have none. */
    Optional<Integer> versionPlace() {
        return spec.version().flatMap(recordSet::position);
    }
}
