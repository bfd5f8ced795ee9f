package dev.cutover.reconcile.check;

import dev.cutover.reconcile.row.FieldSlices;
import dev.cutover.reconcile.row.Position;
import dev.cutover.reconcile.row.RowConsumer;
import dev.cutover.reconcile.row.RowSource;
import dev.cutover.spi.RecordSet;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;

/**
 * A small table as a source, read at one instant. The columns whose names end with _at are points in time.
 *
 * @param rows values separated by blanks; a dot is no value
 */
record TableSource(String name, List<String> names, List<String> rows, boolean canLookAgain, Instant readAt)
        implements RowSource {
    static final Instant READ = Instant.parse("2026-01-15T03:00:00Z");

    static TableSource of(String name, String columns, String... rows) {
        return new TableSource(name, List.of(columns.split(" ")), List.of(rows), false, READ);
    }

    TableSource again() {
        return new TableSource(name, names, rows, true, readAt);
    }

    TableSource readAt(Instant other) {
        return new TableSource(name, names, rows, canLookAgain, other);
    }

    @Override
    public List<RecordSet.Column> columns() {
        return names.stream()
                .map(column -> RecordSet.Column.of(
                        column, column.endsWith("_at") ? RecordSet.Type.INSTANT : RecordSet.Type.TEXT, column))
                .toList();
    }

    @Override
    public String identity() {
        return name;
    }

    @Override
    public OptionalLong size() {
        return OptionalLong.empty();
    }

    @Override
    public void read(Position from, RowConsumer to) throws InterruptedException {
        for (int line = 0; line < rows.size(); line++) {
            pass(line, to);
        }
    }

    private void pass(int line, RowConsumer to) throws InterruptedException {
        var bytes = rows.get(line).getBytes(StandardCharsets.UTF_8);
        var slices = new FieldSlices();
        slices.begin(bytes, line + 1L);
        int at = 0;
        for (String value : rows.get(line).split(" ", -1)) {
            int length = value.getBytes(StandardCharsets.UTF_8).length;
            if (value.equals(".")) {
                slices.addNull();
            } else {
                slices.add(at, length);
            }
            at += length + 1;
        }
        slices.seen("1", readAt);
        to.row(slices);
    }

    @Override
    public long progress() {
        return rows.size();
    }

    @Override
    public void again(Collection<List<String>> groups, RowConsumer to) throws InterruptedException {
        for (int line = 0; line < rows.size(); line++) {
            if (groups.contains(Arrays.asList(rows.get(line).split(" ", -1)).subList(0, 1))) {
                pass(line, to);
            }
        }
    }
}
