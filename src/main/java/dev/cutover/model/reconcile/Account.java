package dev.cutover.model.reconcile;

import java.util.List;
import java.util.Optional;

/**
 * An equation that must hold for each order, on each side by itself, such as ordered = shipped + cancelled + open. It
 * finds what a comparison calls equal on both sides.
 *
 * @param per the columns for whose values it must hold: the key's, and such as {@code location}
 * @param by the column that keeps amounts apart, such as {@code currency}
 * @param text as it was written
 */
public record Account(
        String name, List<String> per, List<Term> left, List<Term> right, Optional<String> by, String text) {
    public Account {
        per = List.copyOf(per);
        left = List.copyOf(left);
        right = List.copyOf(right);
    }

    /**
     * A term of the equation: the sum of a column, where no value counts as 0.
     *
     * @param column {@link AccountEquation#ROWS} for the number of rows
     * @param only counts only the rows that have this value in this column
     */
    public record Term(String records, String column, boolean negative, Optional<Only> only) {}

    /** Selects rows by the value of a column. */
    public record Only(String column, String value) {}
}
