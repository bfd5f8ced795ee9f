package dev.cutover.reconcile.store;

import dev.cutover.reconcile.judge.Pass;
import dev.cutover.reconcile.row.FieldSlices;
import dev.cutover.reconcile.row.InputLayout;
import dev.cutover.reconcile.row.KeyGroup;
import dev.cutover.reconcile.row.PassInput;
import dev.cutover.reconcile.row.RowConsumer;
import dev.cutover.reconcile.row.RowEncoder;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The rows of some groups in memory, for a later look at a few. Not thread-safe. */
public final class GroupsInMemory {
    private final List<InputLayout> layouts;
    private final List<Kept> inputs = new ArrayList<>();

    public GroupsInMemory(Pass pass) {
        layouts = pass.inputs().stream().map(PassInput::layout).toList();
        layouts.forEach(layout -> inputs.add(new Kept(layout)));
    }

    /** Takes the rows of an input, by its number in the pass. */
    public RowConsumer rows(int input) {
        return inputs.get(input);
    }

    /** How many rows could not be read, or have no key. */
    public long unreadable() {
        return inputs.stream().mapToLong(kept -> kept.unreadable).sum();
    }

    /** Passes on every group of which there is a row, once; each holds until the consumer returns. */
    public void forEach(Consumer<KeyGroup> groups) {
        var table = new KeyTable(inputs.size());
        int bytes = inputs.stream().mapToInt(kept -> kept.bytes.size()).sum();
        int rows = inputs.stream().mapToInt(kept -> kept.rows).sum();
        table.begin(bytes, rows);
        for (Kept kept : inputs) {
            byte[] its = kept.bytes.toByteArray();
            System.arraycopy(its, 0, table.bytes(), table.end(), its.length);
            table.chain(table.end() + its.length);
            table.endInput();
        }
        var group = new RowGroup(layouts, Integer.MAX_VALUE);
        for (int slot = 0; slot < table.slots(); slot++) {
            if (table.newest(slot) > 0) {
                group.at(table, slot);
                groups.accept(group);
            }
        }
    }

    /** The rows of an input. */
    private static final class Kept implements RowConsumer {
        private final RowEncoder encoder;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private int rows;
        private long unreadable;

        Kept(InputLayout layout) {
            encoder = new RowEncoder(layout, StoreLimits.STANDARD.rowBytes());
        }

        @Override
        public void row(FieldSlices row) {
            if (encoder.encode(row).isEmpty()) {
                bytes.write(encoder.bytes(), 0, encoder.size());
                rows++;
            } else {
                unreadable++;
            }
        }

        @Override
        public void unreadable(long place, String why) {
            unreadable++;
        }
    }
}
