package dev.cutover.reconcile.store;

import dev.cutover.reconcile.judge.Pass;
import dev.cutover.reconcile.row.KeyGroup;
import dev.cutover.reconcile.row.RowConsumer;
import java.util.function.Consumer;

/** The rows of some groups in memory, for a later look at a few. Not thread-safe. */
public final class GroupsInMemory {

    public GroupsInMemory(Pass pass) {
        throw new UnsupportedOperationException(pass.name());
    }

    /** Takes the rows of an input, by its number in the pass. */
    public RowConsumer rows(int input) {
        throw new UnsupportedOperationException();
    }

    /** How many rows could not be read, or have no key. */
    public long unreadable() {
        throw new UnsupportedOperationException();
    }

    /** Passes on every group of which there is a row, once; each holds until the consumer returns. */
    public void forEach(Consumer<KeyGroup> groups) {
        throw new UnsupportedOperationException();
    }
}
