package dev.cutover.connector.jdbc.session;

import java.util.ArrayList;
import java.util.List;

/** A statement and the values of its question marks: texts, whole numbers and truths. Immutable. */
public record SqlText(String text, List<Object> values) {
    public SqlText {
        values = List.copyOf(values);
    }

    /** A statement without values. */
    public static SqlText of(String text) {
        return new SqlText(text, List.of());
    }

    /** The same with more behind it. */
    public SqlText and(SqlText more) {
        return and(more.text, more.values);
    }

    /** The same with more behind it, which has no values. */
    public SqlText and(String more) {
        return and(more, List.of());
    }

    private SqlText and(String more, List<Object> others) {
        var all = new ArrayList<>(values);
        all.addAll(others);
        return new SqlText(text + more, all);
    }
}
