package dev.cutover.connector.jdbc;

import dev.cutover.connector.jdbc.dialect.ColumnKind;
import dev.cutover.connector.jdbc.session.SqlText;
import dev.cutover.model.Segment;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.Records;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The conditions of statements on a record set. Stateless beside its layout. */
final class RowSelection {
    private final SetLayout layout;

    RowSelection(SetLayout layout) {
        this.layout = layout;
    }

    /** What follows the table in a statement on the rows of a query: begins with a blank, or is empty. */
    SqlText where(Records.Query query) throws ConnectorException {
        var conditions = of(query.segment());
        if (query.from().isPresent()) {
            conditions.add(SqlText.of(time() + " >= " + moment(query.from().get())));
        }
        if (query.until().isPresent()) {
            conditions.add(SqlText.of(time() + " < " + moment(query.until().get())));
        }
        if (query.after().isPresent()) {
            conditions.add(after(query.after().get()));
        }
        return all(conditions);
    }

    private List<SqlText> of(Segment segment) throws ConnectorException {
        var conditions = new ArrayList<SqlText>();
        for (var pair : segment.values().entrySet()) {
            conditions.add(compared(layout.column(pair.getKey()), " = ", pair.getValue()));
        }
        return conditions;
    }

    /** The rows of a segment with one of these keys, and perhaps others; empty if no row can have any of them. */
    Optional<SqlText> whereKey(Segment segment, Collection<Records.Key> keys) throws ConnectorException {
        var columns = layout.key();
        var alternatives = new ArrayList<SqlText>();
        for (var key : keys) {
            if (key.parts().size() == columns.size()) {
                alternatives.add(alternative(columns, key));
            }
        }
        if (alternatives.isEmpty()) {
            return Optional.empty();
        }
        var conditions = of(segment);
        conditions.add(SqlText.of("(").and(joined(alternatives, " or ")).and(")"));
        return Optional.of(all(conditions));
    }

    /** The order of the keys' bytes, where it was asked for. */
    String order() throws ConnectorException {
        if (!layout.spec().sorted()) {
            return "";
        }
        return layout.key().stream()
                .map(column -> layout.dialect().ordered(column.text(layout.dialect())))
                .collect(Collectors.joining(", ", " order by ", ""));
    }

    private static SqlText all(List<SqlText> conditions) {
        return conditions.isEmpty() ? SqlText.of("") : SqlText.of(" where ").and(joined(conditions, " and "));
    }

    private static SqlText joined(List<SqlText> parts, String between) {
        var joined = SqlText.of("");
        for (int i = 0; i < parts.size(); i++) {
            joined = joined.and(i == 0 ? "" : between).and(parts.get(i));
        }
        return joined;
    }

    private String time() throws ConnectorException {
        String name = layout.spec()
                .time()
                .orElseThrow(() -> new ConnectorException(layout.spec().name()
                        + " cannot be selected by time: name its column in the settings, such as time: placed_at"));
        return layout.column(name).reference(layout.dialect());
    }

    private String moment(Instant instant) throws ConnectorException {
        var column = layout.column(layout.spec().time().orElseThrow());
        if (column.kind() == ColumnKind.INSTANT) {
            return layout.dialect().moment(instant);
        }
        var zone = column.zone().orElse(ZoneOffset.UTC);
        return layout.dialect().utcMoment(LocalDateTime.ofInstant(instant, zone).toInstant(ZoneOffset.UTC));
    }

    /** Greater in the first part, or the same there and greater in the second, and so on. */
    private SqlText after(Records.Key key) throws ConnectorException {
        var columns = layout.key();
        if (!layout.spec().sorted() || key.parts().size() > columns.size()) {
            throw new ConnectorException(layout.spec().name()
                    + " is not sorted by its key, so that reading cannot go on after one: say sorted: true");
        }
        var alternatives = new ArrayList<SqlText>();
        for (int last = 0; last < key.parts().size(); last++) {
            var parts = new ArrayList<SqlText>();
            for (int i = 0; i <= last; i++) {
                String sign = i == last ? " > " : " = ";
                parts.add(compared(columns.get(i), sign, key.parts().get(i)));
            }
            alternatives.add(joined(parts, " and "));
        }
        if (key.parts().size() < columns.size()) {
            alternatives.add(begins(columns, key));
        }
        return SqlText.of("(").and(joined(alternatives, " or ")).and(")");
    }

    /** A key that has more parts comes after the one that it begins with. */
    private SqlText begins(List<SqlColumn> columns, Records.Key key) {
        var parts = new ArrayList<SqlText>();
        for (int i = 0; i < key.parts().size(); i++) {
            parts.add(compared(columns.get(i), " = ", key.parts().get(i)));
        }
        return joined(parts, " and ");
    }

    /** Compares columns themselves where it can, so that an index serves; whoever asks looks at the keys again. */
    private SqlText alternative(List<SqlColumn> columns, Records.Key key) {
        var parts = new ArrayList<SqlText>();
        for (int i = 0; i < columns.size(); i++) {
            var column = columns.get(i);
            String value = key.parts().get(i);
            var number = column.kind() == ColumnKind.WHOLE ? whole(value) : Optional.<Long>empty();
            if (number.isPresent()) {
                parts.add(new SqlText(column.reference(layout.dialect()) + " = ?", List.of(number.get())));
            } else if (layout.dialect().comparesTexts(column.facts())) {
                parts.add(new SqlText(column.reference(layout.dialect()) + " = ?", List.of(value)));
            } else {
                parts.add(compared(column, " = ", value));
            }
        }
        return SqlText.of("(").and(joined(parts, " and ")).and(")");
    }

    /** Only what is written as databases write a number can be compared as one: 007 is another text than 7. */
    private static Optional<Long> whole(String text) {
        try {
            long number = Long.parseLong(text);
            return Long.toString(number).equals(text) ? Optional.of(number) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** By the bytes of the text. */
    private SqlText compared(SqlColumn column, String sign, String value) {
        var dialect = layout.dialect();
        return new SqlText(
                dialect.ordered(column.text(dialect)) + sign + dialect.ordered(dialect.text("?")), List.of(value));
    }
}
