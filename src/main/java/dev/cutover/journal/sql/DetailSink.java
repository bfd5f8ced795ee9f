package dev.cutover.journal.sql;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows for the tables of the fourth and the fifth migration, kept until they are written. Not thread-safe. */
final class DetailSink {
    private final Map<DetailTable, List<Row.DetailRow>> rows = new EnumMap<>(DetailTable.class);

    /** A row, its values in the order of the table's columns. */
    void add(DetailTable table, Row.Origin of, @Nullable Object... values) {
        rows.computeIfAbsent(table, key -> new ArrayList<>()).add(new Row.DetailRow(of, Arrays.asList(values)));
    }

    /** How many rows a table has of them. */
    int count(DetailTable table) {
        return rows.getOrDefault(table, List.of()).size();
    }

    /** Writes them; those of tables that later migrations make are left out. */
    void writeTo(Connection connection, int migrations) throws SQLException {
        for (var table : rows.entrySet()) {
            if (migrations >= table.getKey().since()) {
                table.getKey().rows().add(table.getValue(), connection);
            }
        }
    }

    static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static BigDecimal seconds(Duration duration) {
        return BigDecimal.valueOf(duration.toMillis()).movePointLeft(3).setScale(3, RoundingMode.UNNECESSARY);
    }

    static String lines(List<String> texts) {
        return String.join("\n", texts);
    }
}
