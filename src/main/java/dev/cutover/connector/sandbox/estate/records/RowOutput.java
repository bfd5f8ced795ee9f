package dev.cutover.connector.sandbox.estate.records;

import org.jspecify.annotations.Nullable;

/** Takes the rows of one order. */
@FunctionalInterface
interface RowOutput {
    /**
     * Adds a row.
     *
     * @param own the values of those columns that only this set has, in their order
     */
    void add(String version, @Nullable Object... own);
}
