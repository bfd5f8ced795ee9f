package dev.cutover.journal.sql;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The cells of one row after the other, filled from left to right. */
final class RowCells {
    private final PreparedStatement row;
    private int filled;

    RowCells(PreparedStatement row) {
        this.row = row;
    }

    /** The row is full; the next one begins. */
    void next() throws SQLException {
        row.addBatch();
        filled = 0;
    }

    RowCells of(Row.Origin origin) throws SQLException {
        return text(origin.run()).number(origin.seq()).time(origin.at());
    }

    RowCells text(@Nullable String text) throws SQLException {
        row.setString(++filled, text);
        return this;
    }

    /** A word of a closed list. */
    RowCells word(@Nullable Enum<?> word) throws SQLException {
        return text(word == null ? null : word.name());
    }

    RowCells number(long number) throws SQLException {
        row.setLong(++filled, number);
        return this;
    }

    RowCells number(@Nullable Integer number) throws SQLException {
        row.setObject(++filled, number, Types.INTEGER);
        return this;
    }

    RowCells measure(double measure) throws SQLException {
        row.setDouble(++filled, measure);
        return this;
    }

    /** Text, numbers, truth and times. */
    RowCells values(List<@Nullable Object> values) throws SQLException {
        for (var value : values) {
            row.setObject(++filled, value);
        }
        return this;
    }

    RowCells time(OffsetDateTime time) throws SQLException {
        row.setObject(++filled, time);
        return this;
    }
}
