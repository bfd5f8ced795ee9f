package dev.cutover.connector.jdbc;

import dev.cutover.connector.jdbc.dialect.ColumnFacts;
import dev.cutover.connector.jdbc.dialect.ColumnKind;
import dev.cutover.connector.jdbc.dialect.SqlDialect;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.sums.Handshake;
import dev.cutover.spi.sums.SumColumn;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The rows of the handshake as a query that needs no table. Stateless. */
final class HandshakeRows {
    private static final String NAME = "handshake";

    private HandshakeRows() {}

    static SetLayout layout(SqlDialect dialect) throws ConnectorException {
        var columns = new ArrayList<SqlColumn>();
        for (SumColumn column : Handshake.COLUMNS) {
            var kind = ColumnKind.valueOf(column.form().kind().name());
            var facts = new ColumnFacts(
                    column.name(), Types.OTHER, "", 0, column.form().scale());
            columns.add(new SqlColumn(column.name(), facts, kind, Optional.empty(), false));
        }
        var spec = new SetSpec(
                NAME,
                "",
                query(dialect),
                List.of(Handshake.COLUMNS.get(0).name()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false);
        return SetLayout.of(spec, dialect, columns);
    }

    private static String query(SqlDialect dialect) {
        return Handshake.ROWS.stream()
                .map(row -> "select " + String.join(", ", cells(dialect, row)))
                .collect(Collectors.joining(" union all "));
    }

    private static List<String> cells(SqlDialect dialect, Handshake.Row row) {
        var cells = new ArrayList<String>();
        cells.add("cast(" + row.n() + " as " + dialect.wholeType() + ")");
        cells.add(row.t() == null ? dialect.text("null") : dialect.text(dialect.literal(row.t())));
        cells.add("cast(" + orNull(row.amount()) + " as decimal(20,2))");
        cells.add(row.at() == null ? dialect.noMoment() : dialect.moment(Instant.parse(row.at())));
        var named = new ArrayList<String>();
        for (int i = 0; i < cells.size(); i++) {
            named.add(cells.get(i) + " as "
                    + dialect.quote(Handshake.COLUMNS.get(i).name()));
        }
        return named;
    }

    private static String orNull(@Nullable String value) {
        return value == null ? "null" : value;
    }
}
