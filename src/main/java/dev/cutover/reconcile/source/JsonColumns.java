package dev.cutover.reconcile.source;

import dev.cutover.reconcile.row.FieldSlices;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** The values of one line by their columns. Not thread-safe. */
final class JsonColumns implements JsonValues {
    /** From so many lines the columns are known. */
    static final int SAMPLED = 1000;

    private final byte[][] names;
    private final Set<String> ignored;
    private final FieldSlices row = new FieldSlices();
    private final int[] starts;
    private final int[] lengths;
    private final boolean[] seen;
    private int expected;

    /** @param ignored names whose values are left out */
    JsonColumns(List<String> columns, Set<String> ignored) {
        this.names = columns.stream()
                .map(name -> name.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
        this.ignored = ignored;
        this.starts = new int[names.length];
        this.lengths = new int[names.length];
        this.seen = new boolean[names.length];
    }

    void begin() {
        Arrays.fill(seen, false);
        Arrays.fill(lengths, -1);
        expected = 0;
    }

    /** The row of the values that came since {@link #begin}. */
    FieldSlices row(byte[] bytes, long line) {
        row.begin(bytes, line);
        for (int i = 0; i < names.length; i++) {
            if (lengths[i] < 0) {
                row.addNull();
            } else {
                row.add(starts[i], lengths[i]);
            }
        }
        return row;
    }

    @Override
    public void value(byte[] path, int size, int start, int length) throws BrokenLine {
        int column = find(path, size);
        if (column < 0) {
            String name = new String(path, 0, size, StandardCharsets.UTF_8);
            if (ignored.contains(name)) {
                return;
            }
            throw new BrokenLine("it has `" + name + "`, which none of the first " + SAMPLED + " lines has; --columns "
                    + name + " compares it, --ignore " + name + " leaves it out");
        }
        if (seen[column]) {
            lengths[column] = -1;
            throw new BrokenLine("it has `" + new String(path, 0, size, StandardCharsets.UTF_8) + "` twice");
        }
        seen[column] = true;
        starts[column] = start;
        lengths[column] = length;
        expected = column + 1;
    }

    /** Most lines have their names in the same order. */
    private int find(byte[] path, int size) {
        for (int i = 0; i < names.length; i++) {
            int candidate = expected + i < names.length ? expected + i : expected + i - names.length;
            if (Arrays.equals(names[candidate], 0, names[candidate].length, path, 0, size)) {
                return candidate;
            }
        }
        return -1;
    }
}
