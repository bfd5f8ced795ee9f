package dev.cutover.connector.jdbc.session;

import java.util.ArrayList;
import java.util.List;

/** A statement and its result as people read them: how many rows it gave, and the first of them. Used by one thread. */
final class StatementTranscript {
    private static final int SHOWN = 3;

    private final List<Object> first = new ArrayList<>();
    private long rows;

    /** The statement with the values of its question marks. */
    static String statement(SqlText statement) {
        return statement.values().isEmpty() ? statement.text() : statement.text() + "\nvalues: " + statement.values();
    }

    void see(Object row) {
        rows++;
        if (first.size() < SHOWN) {
            first.add(row);
        }
    }

    /** @param isWhole whether all rows were read */
    String result(boolean isWhole) {
        var text = new StringBuilder(count(rows)).append(isWhole ? "" : ", and no more were read");
        first.forEach(row -> text.append('\n').append(row));
        return text.append(rows > SHOWN ? "\n…" : "").toString();
    }

    /** @param why the result could not be read to its end */
    String failure(String why) {
        return rows == 0 ? why : result(false) + "\n" + why;
    }

    private static String count(long rows) {
        return rows == 1 ? "1 row" : rows + " rows";
    }
}
