package dev.cutover.report.content;

import java.util.List;

/**
 * The first rows of a list that may be long. Immutable if its rows are.
 *
 * @param left how many more there are
 * @param rest what is not among the rows and where it is; empty if all is
 */
public record FirstRows<T>(List<T> rows, long left, String rest) {
    /** The most rows that are shown of a list. */
    public static final int MOST = 500;

    public FirstRows {
        rows = List.copyOf(rows);
    }
}
