package dev.cutover.reconcile.source;

import dev.cutover.reconcile.row.FieldSlices;
import dev.cutover.reconcile.row.RowConsumer;
import java.util.function.Consumer;

/** Gives rows to a test. */
record TakesRows(Consumer<FieldSlices> rows) implements RowConsumer {
    @Override
    public void row(FieldSlices row) {
        rows.accept(row);
    }

    @Override
    public void unreadable(long place, String why) {
        throw new AssertionError(place + ": " + why);
    }
}
