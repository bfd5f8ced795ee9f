package dev.cutover.connector.jdbc.session;

import dev.cutover.connector.jdbc.dialect.SqlDialect;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A row as people see it: texts by the names of their columns, truths as {@code true} and {@code false}. Immutable.
 *
 * @param texts null where the database has null
 */
public record NamedRow(List<String> names, List<@Nullable String> texts) {

    public NamedRow {
        names = List.copyOf(names);
    }

    /** The row that a result stands at. */
    public static NamedRow of(ResultSet row, SqlDialect dialect) throws SQLException {
        var columns = row.getMetaData();
        var names = new ArrayList<String>();
        var texts = new ArrayList<@Nullable String>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            names.add(dialect.commonName(columns.getColumnLabel(i)));
            texts.add(row.getObject(i) instanceof Boolean truth ? truth.toString() : row.getString(i));
        }
        return new NamedRow(names, texts);
    }

    /** Whether it has a column of this name, in small or capital letters. */
    public boolean has(String name) {
        return names.stream().anyMatch(name::equalsIgnoreCase);
    }

    /** The text of a column; null if it is null, or if there is no such column. */
    public @Nullable String text(String name) {
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).equalsIgnoreCase(name)) {
                return texts.get(i);
            }
        }
        return null;
    }

    /** As people read it. */
    @Override
    public String toString() {
        return IntStream.range(0, names.size())
                .mapToObj(i -> names.get(i) + "=" + texts.get(i))
                .collect(Collectors.joining(", "));
    }

    /** The text of its first column. */
    public @Nullable String first() {
        return texts.isEmpty() ? null : texts.get(0);
    }
}
