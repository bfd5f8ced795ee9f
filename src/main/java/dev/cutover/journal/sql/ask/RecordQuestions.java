package dev.cutover.journal.sql.ask;

import dev.cutover.journal.sql.AskedRecords;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Asks records. Not thread-safe. */
public final class RecordQuestions {
    /**
     * So many rows are found before the first is handed on: most errors that depend on a row come before any output.
     */
    private static final int HELD_BACK = 1_000;

    private final AskedRecords records;

    public RecordQuestions(AskedRecords records) {
        this.records = records;
    }

    /**
     * Hands on the answer to a statement.
     *
     * @throws RefusedStatement if it cannot be answered; where its result is larger than what is held back, some of its
     *     rows have been handed on by then
     */
    public void ask(ReadingStatement statement, AnswerSink sink) {
        // JDBI would look for parameters in it: its colons and question marks are the asker's own.
        try (var prepared = records.reader().prepareStatement(statement.text())) {
            var columns = prepared.getMetaData();
            if (columns == null || columns.getColumnCount() == 0) {
                throw RefusedStatement.because("it asks for no column");
            }
            try (var rows = prepared.executeQuery()) {
                handOn(rows, sink);
            }
        } catch (SQLException e) {
            throw StatementTrouble.of(e, statement);
        }
    }

    private static void handOn(ResultSet rows, AnswerSink sink) throws SQLException {
        var columns = columns(rows.getMetaData());
        var first = new ArrayList<List<@Nullable Object>>();
        boolean more = rows.next();
        while (more && first.size() < HELD_BACK) {
            first.add(row(rows, columns));
            more = rows.next();
        }
        sink.columns(columns);
        first.forEach(sink::row);
        while (more) {
            sink.row(row(rows, columns));
            more = rows.next();
        }
        sink.end();
    }

    private static List<AnswerColumn> columns(ResultSetMetaData data) throws SQLException {
        var columns = new ArrayList<AnswerColumn>();
        Set<String> names = new HashSet<>();
        for (int i = 1; i <= data.getColumnCount(); i++) {
            columns.add(new AnswerColumn(
                    unique(name(data.getColumnLabel(i)), names), AnswerColumn.Type.of(data.getColumnType(i))));
        }
        return columns;
    }

    /** H2 puts all names that are not quoted into capitals. */
    private static String name(String label) {
        return label.equals(label.toUpperCase(Locale.ROOT)) ? label.toLowerCase(Locale.ROOT) : label;
    }

    /** A script finds each value by its column's name. */
    private static String unique(String name, Set<String> names) {
        String unique = name;
        int number = 1;
        while (!names.add(unique)) {
            unique = name + "_" + ++number;
        }
        return unique;
    }

    private static List<@Nullable Object> row(ResultSet rows, List<AnswerColumn> columns) throws SQLException {
        var values = new ArrayList<@Nullable Object>(columns.size());
        for (int i = 1; i <= columns.size(); i++) {
            values.add(value(rows, i, columns.get(i - 1).type()));
        }
        return values;
    }

    private static @Nullable Object value(ResultSet rows, int column, AnswerColumn.Type type) throws SQLException {
        Object value = rows.getObject(column);
        if (value == null) {
            return null;
        }
        return switch (type) {
            case TEXT -> rows.getString(column);
            case INTEGER -> ((Number) value).longValue();
            case NUMBER -> value instanceof BigDecimal exact ? exact : (Object) ((Number) value).doubleValue();
            case BOOLEAN -> value;
            case TIME -> ((OffsetDateTime) value).toInstant();
        };
    }
}
