package dev.cutover.reconcile.store;

import dev.cutover.reconcile.row.EncodedRow;
import dev.cutover.reconcile.row.InputLayout;
import dev.cutover.reconcile.row.KeyGroup;
import dev.cutover.reconcile.row.RowBytes;
import dev.cutover.reconcile.row.RowVersions;
import dev.cutover.reconcile.row.RowView;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A view of the rows of one key in a table, used for one key after another. Not thread-safe. */
final class RowGroup implements KeyGroup {
    private final List<Rows> inputs;
    private final int most;
    private @Nullable List<String> key;
    private @Nullable EncodedRow first;
    private boolean hasUnread;
    private @Nullable KeyTable table;
    private int slot;

    /** With the number of rows of an input that are shown at most. */
    RowGroup(List<InputLayout> layouts, int most) {
        inputs = layouts.stream().map(Rows::new).toList();
        this.most = most;
    }

    /** From now on it is the key with one row of each of two inputs. */
    void pair(byte[] bytes, int left, int right) {
        clear();
        inputs.get(0).only(bytes, left);
        inputs.get(1).only(bytes, right);
        first = inputs.get(0).row(0);
    }

    /** From now on it is the key in this slot. */
    void at(KeyTable newTable, int newSlot) {
        clear();
        table = newTable;
        slot = newSlot;
        byte[] bytes = newTable.bytes();
        for (int at = newTable.newest(newSlot); at > 0; at = RowBytes.link(bytes, at - 1)) {
            if (RowBytes.isUnread(bytes, at - 1)) {
                hasUnread = true;
            } else {
                inputs.get(newTable.inputOf(at - 1)).count++;
            }
        }
        for (Rows rows : inputs) {
            rows.unfilled = (int) rows.count;
            rows.size = (int) Math.min(rows.count, most);
        }
        for (int at = newTable.newest(newSlot); at > 0; at = RowBytes.link(bytes, at - 1)) {
            if (!RowBytes.isUnread(bytes, at - 1)) {
                first = inputs.get(newTable.inputOf(at - 1)).fill(bytes, at - 1, first);
            }
        }
        for (int input = 0; input < inputs.size(); input++) {
            int counted = newTable.counted(input, newSlot);
            inputs.get(input).count = Math.max(inputs.get(input).count, counted);
        }
    }

    private void clear() {
        hasUnread = false;
        table = null;
        key = null;
        first = null;
        for (Rows rows : inputs) {
            rows.size = 0;
            rows.count = 0;
        }
    }

    @Override
    public List<String> key() {
        if (key == null) {
            key = first == null ? List.of() : List.copyOf(first.key());
        }
        return key;
    }

    @Override
    public List<RowView> rows(int input) {
        return inputs.get(input);
    }

    @Override
    public long count(int input) {
        return inputs.get(input).count;
    }

    @Override
    public long versions(int input) {
        return table == null
                ? KeyGroup.super.versions(input)
                : chained(table, input) + table.droppedVersions(input, slot);
    }

    /** Of all rows in the table, also of those that are not shown. */
    private long chained(KeyTable of, int input) {
        var view = inputs.get(input).view();
        byte[] bytes = of.bytes();
        long sum = 0;
        for (int at = of.newest(slot); at > 0; at = RowBytes.link(bytes, at - 1)) {
            if (of.inputOf(at - 1) == input && !RowBytes.isUnread(bytes, at - 1)) {
                view.at(bytes, at - 1);
                sum += RowVersions.of(view);
            }
        }
        return sum;
    }

    /** Whether the key has rows that could not be read. */
    boolean hasUnread() {
        return hasUnread;
    }

    /** Whether there are more rows than are shown. */
    boolean isCut() {
        for (Rows rows : inputs) {
            if (rows.count > rows.size) {
                return true;
            }
        }
        return false;
    }

    /** The rows of one input, in the order of reading. */
    private static final class Rows extends AbstractList<RowView> {
        private final InputLayout layout;
        private final List<EncodedRow> views = new ArrayList<>();
        private int size;
        private long count;
        /** How many of those that were counted have no place yet: the newest is the first that gets one. */
        private int unfilled;

        Rows(InputLayout layout) {
            this.layout = layout;
        }

        void only(byte[] bytes, int at) {
            size = 1;
            count = 1;
            row(0).at(bytes, at);
        }

        /** Returns a row that has the key. */
        EncodedRow fill(byte[] bytes, int at, @Nullable EncodedRow other) {
            unfilled--;
            if (unfilled >= size) {
                return other == null ? beyond(bytes, at) : other;
            }
            var row = row(unfilled);
            row.at(bytes, at);
            return row;
        }

        EncodedRow view() {
            return new EncodedRow(layout);
        }

        private EncodedRow beyond(byte[] bytes, int at) {
            var row = view();
            row.at(bytes, at);
            return row;
        }

        EncodedRow row(int index) {
            while (views.size() <= index) {
                views.add(new EncodedRow(layout));
            }
            return views.get(index);
        }

        @Override
        public RowView get(int index) {
            if (index >= size) {
                throw new IndexOutOfBoundsException(index);
            }
            return row(index);
        }

        @Override
        public int size() {
            return size;
        }
    }
}
