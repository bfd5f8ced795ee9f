package dev.cutover.journal.sql.ask;

import dev.cutover.journal.sql.AskedRecords;
import dev.cutover.journal.sql.OutlineReader;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;

/** The views that can be asked, and what their columns mean: the same for every run. Immutable. */
public record ViewCatalog(List<View> views) {
    private static final String SELECT = """
            select lower(t.table_name), t.remarks, lower(c.column_name), c.data_type, m.meaning
            from information_schema.tables t
            join information_schema.columns c
                on c.table_schema = t.table_schema and c.table_name = t.table_name
            left join column_meaning m
                on m.view_name = lower(c.table_name) and m.column_name = lower(c.column_name)
            where t.table_schema = 'ASK'
            order by t.table_name, c.ordinal_position""";

    public ViewCatalog {
        views = List.copyOf(views);
    }

    /** A view, and what it tells of. */
    public record View(String name, String meaning, List<Column> columns) {
        public View {
            columns = List.copyOf(columns);
        }
    }

    /** A column of a view. */
    public record Column(String name, AnswerColumn.Type type, String meaning) {}

    /** Of this version. */
    public static ViewCatalog ofThisVersion() {
        try (var records = AskedRecords.ofLines(List.of(), OutlineReader.NONE)) {
            return of(records);
        }
    }

    private static ViewCatalog of(AskedRecords records) {
        var meanings = new LinkedHashMap<String, String>();
        var columns = new LinkedHashMap<String, List<Column>>();
        try (var statement = records.reader().createStatement();
                var rows = statement.executeQuery(SELECT)) {
            while (rows.next()) {
                String view = rows.getString(1);
                meanings.put(view, String.valueOf(rows.getString(2)));
                columns.computeIfAbsent(view, name -> new ArrayList<>())
                        .add(new Column(rows.getString(3), type(rows.getString(4)), String.valueOf(rows.getString(5))));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the views cannot be read: " + e.getMessage(), e);
        }
        return new ViewCatalog(columns.entrySet().stream()
                .map(view -> new View(view.getKey(), String.valueOf(meanings.get(view.getKey())), view.getValue()))
                .toList());
    }

    private static AnswerColumn.Type type(String sql) {
        return switch (sql) {
            case "BIGINT", "INTEGER" -> AnswerColumn.Type.INTEGER;
            case "NUMERIC", "DOUBLE PRECISION" -> AnswerColumn.Type.NUMBER;
            case "BOOLEAN" -> AnswerColumn.Type.BOOLEAN;
            case "TIMESTAMP WITH TIME ZONE" -> AnswerColumn.Type.TIME;
            default -> AnswerColumn.Type.TEXT;
        };
    }

    /** Hands it on as a table: a row for each column. */
    public void handTo(AnswerSink sink) {
        sink.columns(Stream.of("view", "column", "type", "meaning")
                .map(name -> new AnswerColumn(name, AnswerColumn.Type.TEXT))
                .toList());
        for (var view : views) {
            for (var column : view.columns()) {
                sink.row(List.of(view.name(), column.name(), column.type().word(), column.meaning()));
            }
        }
        sink.end();
    }

    /** The names of all views. */
    public List<String> names() {
        return views.stream().map(View::name).toList();
    }

    /** The names of all columns, each once. */
    public List<String> columnNames() {
        return views.stream()
                .flatMap(view -> view.columns().stream())
                .map(Column::name)
                .distinct()
                .toList();
    }
}
