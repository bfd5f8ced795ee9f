package dev.cutover.journal.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Adds rows to one table; none is ever changed. Its cells are filled by hand: to look at each row by reflection took
 * longer than H2 takes to store it, and a night has some hundred thousand.
 */
final class RowTable<R extends Row.OfEvent> {
    private final String insert;
    private final Filling<R> filling;

    /** Puts a row into the cells of its columns, in their order, after those of its event. */
    @FunctionalInterface
    interface Filling<R> {
        void fill(R row, RowCells rowCells) throws SQLException;
    }

    /** @param columns those after the event's own */
    RowTable(String name, List<String> columns, Filling<R> filling) {
        this.insert = "insert into " + name + " (run, seq, at, " + String.join(", ", columns) + ") values (?, ?, ?"
                + ", ?".repeat(columns.size()) + ")";
        this.filling = filling;
    }

    void add(List<R> rows, Connection connection) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (var statement = connection.prepareStatement(insert)) {
            var rowCells = new RowCells(statement);
            for (R row : rows) {
                filling.fill(row, rowCells.of(row.of()));
                rowCells.next();
            }
            statement.executeBatch();
        }
    }
}
