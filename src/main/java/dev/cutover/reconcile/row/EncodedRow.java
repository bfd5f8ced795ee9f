package dev.cutover.reconcile.row;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A view of a row that lies in an array of bytes, used for one row after another. Finds the values when the first of
 * them is asked for. Not thread-safe.
 */
public final class EncodedRow implements RowView {
    private static final int UNKNOWN = -1;
    private static final byte[] NOWHERE = {};

    private final int groups;
    private final int columns;
    private final int[] start;
    private final int[] length;
    private byte[] bytes = NOWHERE;
    private int at;
    /** After the last value; unknown until the values have been found. */
    private int end = UNKNOWN;

    public EncodedRow(InputLayout layout) {
        groups = layout.group().size();
        columns = layout.compared().size() + layout.carried().size();
        start = new int[columns];
        length = new int[columns];
    }

    /** From now on it is the row that begins there. */
    public void at(byte[] array, int place) {
        bytes = array;
        at = place;
        end = UNKNOWN;
    }

    /** The values of the group's columns. */
    public List<String> key() {
        var key = new ArrayList<String>(groups);
        int from = RowBytes.keyStart(bytes, at);
        for (int i = 0; i < groups; i++) {
            int size = RowBytes.varint(bytes, from) - 1;
            from += RowBytes.varintSize(size + 1);
            key.add(DecodedValue.of(bytes, from, size));
            from += size;
        }
        return key;
    }

    private int end() {
        if (end != UNKNOWN) {
            return end;
        }
        int from = RowBytes.keyStart(bytes, at) + RowBytes.keyLength(bytes, at);
        for (int i = 0; i < columns; i++) {
            int size = bytes[from++] - 1;
            if (size < -1) {
                size = RowBytes.varint(bytes, from - 1) - 1;
                from += RowBytes.varintSize(size + 1) - 1;
            }
            start[i] = from;
            length[i] = size;
            from += Math.max(size, 0);
        }
        end = from;
        return from;
    }

    @Override
    public @Nullable String text(int column) {
        int size = length(column);
        return size < 0 ? null : DecodedValue.of(bytes, start[column], size);
    }

    @Override
    public boolean isNull(int column) {
        return length(column) < 0;
    }

    @Override
    public byte[] bytes() {
        return bytes;
    }

    @Override
    public int start(int column) {
        end();
        return start[column];
    }

    @Override
    public int length(int column) {
        end();
        return length[column];
    }

    @Override
    public boolean isSame(int column, RowView other, int otherColumn) {
        if (!(other instanceof EncodedRow row)) {
            return RowView.super.isSame(column, other, otherColumn);
        }
        end();
        row.end();
        int size = length[column];
        if (size != row.length[otherColumn]) {
            return false;
        }
        int from = start[column];
        int otherFrom = row.start[otherColumn];
        return size <= 0 || Arrays.equals(bytes, from, from + size, row.bytes, otherFrom, otherFrom + size);
    }

    @Override
    public String version() {
        int from = end();
        int size = RowBytes.varint(bytes, from);
        return size == 0 ? "" : new String(bytes, from + RowBytes.varintSize(size), size, StandardCharsets.UTF_8);
    }

    @Override
    public @Nullable Instant readAt() {
        int from = afterVersion();
        if (bytes[from] == 0) {
            return null;
        }
        long seconds =
                (long) RowBytes.int4(bytes, from + 1) << Integer.SIZE | (RowBytes.int4(bytes, from + 5) & 0xffff_ffffL);
        return Instant.ofEpochSecond(seconds, RowBytes.int4(bytes, from + 9));
    }

    private int afterVersion() {
        int from = end();
        int size = RowBytes.varint(bytes, from);
        return from + RowBytes.varintSize(size) + size;
    }
}
