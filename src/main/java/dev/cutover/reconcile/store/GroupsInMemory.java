package dev.cutover.reconcile.store;

import dev.cutover.reconcile.judge.Pass;
import dev.cutover.reconcile.row.EncodedRow;
import dev.cutover.reconcile.row.FieldSlices;
import dev.cutover.reconcile.row.InputLayout;
import dev.cutover.reconcile.row.KeyGroup;
import dev.cutover.reconcile.row.PassInput;
import dev.cutover.reconcile.row.RowConsumer;
import dev.cutover.reconcile.row.RowEncoder;
import java.util.List;
import java.util.function.Consumer;

/**
 * The rows of some groups in memory, for a later look at a few. Several groups are here with all their rows, or it is
 * full and they have to be taken by fewer at a time; only of a key that is alone and has very many rows, the first ones
 * are kept. Used for one set of groups after another. Not thread-safe.
 */
public final class GroupsInMemory {
    private final List<InputLayout> layouts;
    private final StoreLimits limits;
    private final KeyTable table;
    private final RowGroup group;
    private int input;
    private int crowded;
    private long unreadable;
    private boolean isFull;

    public GroupsInMemory(Pass pass, StoreLimits limits) {
        this.layouts = pass.inputs().stream().map(PassInput::layout).toList();
        this.limits = limits;
        this.table = new KeyTable(layouts.size(), false);
        this.group = new RowGroup(layouts, limits.rowsPerKey());
    }

    /** Forgets all rows; those that follow are of so many groups at most. */
    public void begin(int groups) {
        table.begin(limits.partitionBytes() + limits.rowBytes(), groups);
        table.count();
        crowded = groups > 1 ? Integer.MAX_VALUE : limits.partitionBytes() / 4 * 3;
        input = 0;
        unreadable = 0;
        isFull = false;
    }

    /** Takes the rows of an input, by its number in the pass; after all rows of the inputs before it. */
    public RowConsumer rows(int of) {
        endInputsBefore(of);
        return new Rows(layouts.get(of));
    }

    private void endInputsBefore(int next) {
        for (; input < next; input++) {
            table.endInput();
        }
    }

    /** How many rows could not be read, or have no key. */
    public long unreadable() {
        return unreadable;
    }

    /** Whether there was no room for all groups: what is here is not all of them. */
    public boolean isFull() {
        return isFull;
    }

    /** Passes on every group of which there is a row, once; each holds until the consumer returns. */
    public void forEach(Consumer<KeyGroup> groups) {
        endInputsBefore(layouts.size());
        for (int slot = 0; slot < table.slots(); slot++) {
            if (table.newest(slot) > 0) {
                group.at(table, slot);
                groups.accept(group);
            }
        }
    }

    /** The rows of an input. */
    private final class Rows implements RowConsumer {
        private final RowEncoder encoder;
        private final EncodedRow view;

        Rows(InputLayout layout) {
            encoder = new RowEncoder(layout, limits.rowBytes());
            view = new EncodedRow(layout);
        }

        @Override
        public void row(FieldSlices row) {
            if (isFull) {
                return;
            }
            if (encoder.encode(row).isPresent()) {
                unreadable++;
                return;
            }
            System.arraycopy(encoder.bytes(), 0, table.bytes(), table.end(), encoder.size());
            isFull = !table.offer(limits.rowsPerKey(), crowded, limits.partitionBytes(), view);
        }

        @Override
        public void unreadable(long place, String why) {
            unreadable++;
        }
    }
}
