package dev.cutover.reconcile.row;

import java.util.List;

/** All rows of one key, of all inputs of a pass. Holds until the judge returns. Not thread-safe. */
public interface KeyGroup {

    /** The values of the group's columns. */
    List<String> key();

    /** The rows of an input, by its number in the pass; in the order of reading. */
    List<RowView> rows(int input);

    /** How many rows of an input there are; more than {@link #rows} has if there are too many to be kept. */
    default long count(int input) {
        return rows(input).size();
    }

    /** A sum over the versions of all rows of an input, be they kept or not, whatever their order. */
    default long versions(int input) {
        return rows(input).stream().mapToLong(RowVersions::of).sum();
    }
}
