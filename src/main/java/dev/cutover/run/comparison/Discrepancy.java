package dev.cutover.run.comparison;

import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with a key.
 *
 * @param about the column, account or line that it is about; empty if it is about the row
 * @param left the value on the left, null if there is none
 * @param right the value on the right, null if there is none
 */
public record Discrepancy(
        ProblemKind kind,
        String about,
        @Nullable String left,
        @Nullable String right) {

    /** A problem of the row as a whole. */
    public static Discrepancy of(ProblemKind kind) {
        return new Discrepancy(kind, "", null, null);
    }
}
