package dev.cutover.reconcile.store;

import dev.cutover.reconcile.row.FieldSlices;
import dev.cutover.reconcile.row.Position;
import dev.cutover.reconcile.row.RowConsumer;
import dev.cutover.reconcile.row.RowSource;
import dev.cutover.reconcile.row.UnreadableSource;
import dev.cutover.spi.RecordSet;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Rows in memory as a source, which does not say how many they are.
 *
 * @param rows a null in place of a row is one that cannot be read
 * @param pace after how many rows it says how far it is; 0 if it cannot go on from anywhere
 * @param stopsAfter so many rows, and then it cannot be read any further
 * @param read counts the rows that it has passed on
 */
record ListedRows(
        String name,
        List<String> names,
        List<@Nullable List<@Nullable String>> rows,
        int pace,
        int stopsAfter,
        String identity,
        AtomicLong read)
        implements RowSource {

    static ListedRows of(String name, List<String> names, List<@Nullable List<@Nullable String>> rows) {
        return new ListedRows(name, names, rows, 0, Integer.MAX_VALUE, name, new AtomicLong());
    }

    ListedRows pace(int every) {
        return new ListedRows(name, names, rows, every, stopsAfter, identity, new AtomicLong());
    }

    ListedRows stopsAfter(int count) {
        return new ListedRows(name, names, rows, pace, count, identity, new AtomicLong());
    }

    ListedRows identity(String other) {
        return new ListedRows(name, names, rows, pace, stopsAfter, other, new AtomicLong());
    }

    @Override
    public List<RecordSet.Column> columns() {
        return names.stream()
                .map(column -> RecordSet.Column.of(column, RecordSet.Type.TEXT, column))
                .toList();
    }

    @Override
    public OptionalLong size() {
        return OptionalLong.empty();
    }

    @Override
    public void read(Position from, RowConsumer to) throws UnreadableSource, InterruptedException {
        int first = from instanceof Position.Offset offset ? (int) offset.offset() : 0;
        var slices = new FieldSlices();
        for (int i = first; i < rows.size(); i++) {
            if (i == stopsAfter) {
                throw new UnreadableSource(name + " stopped after " + i + " rows");
            }
            pass(slices, i, to);
            if (pace > 0 && (i + 1) % pace == 0) {
                to.reached(new Position.Offset(i + 1L, i + 2L));
            }
        }
    }

    private void pass(FieldSlices slices, int number, RowConsumer to) throws InterruptedException {
        read.incrementAndGet();
        var row = rows.get(number);
        if (row == null) {
            to.unreadable(number + 1L, "it is broken");
            return;
        }
        var text = new StringBuilder();
        row.forEach(value -> text.append(value == null ? "" : value));
        slices.begin(text.toString().getBytes(StandardCharsets.UTF_8), number + 1L);
        int at = 0;
        for (String value : row) {
            if (value == null) {
                slices.addNull();
            } else {
                int length = value.getBytes(StandardCharsets.UTF_8).length;
                slices.add(at, length);
                at += length;
            }
        }
        to.row(slices);
    }

    @Override
    public long progress() {
        return read.get();
    }

    @Override
    public boolean canLookAgain() {
        return false;
    }

    @Override
    public void again(Collection<List<String>> groups, RowConsumer to) {
        throw new UnsupportedOperationException();
    }
}
