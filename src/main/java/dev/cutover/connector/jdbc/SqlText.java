package dev.cutover.connector.jdbc;

import java.util.ArrayList;
import java.util.List;

/** A statement and the values of its question marks: texts and whole numbers. */
record SqlText(String text, List<Object> values) {
    SqlText {
        values = List.copyOf(values);
    }

    static SqlText of(String text) {
        return new SqlText(text, List.of());
    }

    SqlText and(SqlText more) {
        return and(more.text, more.values);
    }

    SqlText and(String more) {
        return and(more, List.of());
    }

    private SqlText and(String more, List<Object> others) {
        var all = new ArrayList<>(values);
        all.addAll(others);
        return new SqlText(text + more, all);
    }
}
