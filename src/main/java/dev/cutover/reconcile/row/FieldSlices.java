package dev.cutover.reconcile.row;

import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One row as its reader has it: the values of all columns as slices of one buffer of UTF-8. A reader has one, and fills
 * it for each row: what it says holds until the consumer returns. Not thread-safe.
 */
public final class FieldSlices {
    private static final int NULL = -1;

    private byte[] bytes = new byte[0];
    private int[] from = new int[16];
    private int[] length = new int[16];
    private int count;
    private long place;
    private String version = "";
    private @Nullable Instant readAt;

    /** Begins a row whose values are slices of this buffer. */
    public void begin(byte[] buffer, long placeInSource) {
        bytes = buffer;
        count = 0;
        place = placeInSource;
        version = "";
        readAt = null;
    }

    /** The next value is this slice of the buffer. */
    public void add(int start, int size) {
        if (count == from.length) {
            from = Arrays.copyOf(from, count * 2);
            length = Arrays.copyOf(length, count * 2);
        }
        from[count] = start;
        length[count] = size;
        count++;
    }

    /** The next column has no value, which is not an empty text. */
    public void addNull() {
        add(0, NULL);
    }

    /** A value is shorter, because its reader has unescaped it in place. */
    public void shorten(int column, int size) {
        length[column] = size;
    }

    /** Only so many values hold. */
    public void cut(int values) {
        count = values;
    }

    /** What the source knows of the row besides its values. */
    public void seen(String rowVersion, Instant at) {
        version = rowVersion;
        readAt = at;
    }

    /** How many bytes each value has; -1 if there is none. Those beyond {@link #count} are of an earlier row. */
    int[] lengths() {
        return length;
    }

    /** How many values it has. */
    public int count() {
        return count;
    }

    public boolean isNull(int column) {
        return length[column] == NULL;
    }

    public byte[] bytes() {
        return bytes;
    }

    public int start(int column) {
        return from[column];
    }

    /** How many bytes a value has; -1 if there is none. */
    public int length(int column) {
        return length[column];
    }

    /** The line of a file, counted from 1, or the number of a row. */
    public long place() {
        return place;
    }

    /** Changes whenever the row changes; empty if the source has no versions. */
    public String version() {
        return version;
    }

    /** When the source had these values; null if it does not say. */
    public @Nullable Instant readAt() {
        return readAt;
    }

    /** A value as text; null if there is none. */
    public @Nullable String text(int column) {
        return isNull(column) ? null : DecodedValue.of(bytes, from[column], length[column]);
    }
}
