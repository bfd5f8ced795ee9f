package dev.cutover.reconcile.row;

import java.util.List;

/** Where in a source reading goes on. */
public sealed interface Position {

    /** From the first row. */
    record Start() implements Position {}

    /**
     * In a file.
     *
     * @param offset of the first byte of the next row
     * @param line the number of its line, from 1
     */
    record Offset(long offset, long line) implements Position {}

    /** In a source that is sorted by its key: after the last key of which all rows were read. */
    record AfterKey(List<String> key) implements Position {
        public AfterKey {
            key = List.copyOf(key);
        }
    }
}
