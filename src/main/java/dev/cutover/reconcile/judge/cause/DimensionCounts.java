package dev.cutover.reconcile.judge.cause;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How many keys have each value of a dimension. A dimension with too many values says nothing of where problems are,
 * and is not counted any more; whether it has, does not depend on the order of reading.
 */
final class DimensionCounts {
    /** More values than this are too many. */
    static final int MOST = 256;

    private static final int TABLE = 1_024;
    private static final int NOWHERE = -1;
    private static final byte[] NOTHING = {};

    private final int[] table = new int[TABLE];
    private final byte[] @Nullable [] values = new byte[MOST][];
    private final long[] counts = new long[MOST];
    private int size;
    private boolean hasTooMany;

    DimensionCounts() {
        Arrays.fill(table, NOWHERE);
    }

    /** Counts a key and returns the number of its value; -1 if there are too many. */
    int count(byte[] bytes, int start, int length, long times) {
        int place = hasTooMany ? NOWHERE : place(bytes, start, length);
        if (place != NOWHERE) {
            counts[place] += times;
        }
        return place;
    }

    boolean hasTooMany() {
        return hasTooMany;
    }

    int size() {
        return size;
    }

    long counted(int value) {
        return counts[value];
    }

    /** As text; null for no value. */
    @Nullable
    String text(int value) {
        byte[] bytes = values[value];
        return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    }

    /** Adds those of another part; says which number each of its values has here. */
    int[] merge(DimensionCounts other) {
        int[] here = new int[other.size];
        Arrays.fill(here, NOWHERE);
        hasTooMany |= other.hasTooMany;
        for (int i = 0; i < other.size && !hasTooMany; i++) {
            byte[] bytes = other.values[i];
            here[i] = bytes == null
                    ? count(NOTHING, 0, NOWHERE, other.counts[i])
                    : count(bytes, 0, bytes.length, other.counts[i]);
        }
        return here;
    }

    void write(DataOutput out) throws IOException {
        out.writeBoolean(hasTooMany);
        out.writeInt(hasTooMany ? 0 : size);
        for (int i = 0; i < size && !hasTooMany; i++) {
            byte[] bytes = values[i];
            out.writeInt(bytes == null ? NOWHERE : bytes.length);
            out.write(bytes == null ? NOTHING : bytes);
            out.writeLong(counts[i]);
        }
    }

    static DimensionCounts read(DataInput in) throws IOException {
        var read = new DimensionCounts();
        boolean tooMany = in.readBoolean();
        for (int rest = in.readInt(); rest > 0; rest--) {
            int length = in.readInt();
            byte[] bytes = new byte[Math.max(0, length)];
            in.readFully(bytes);
            read.count(bytes, 0, length, in.readLong());
        }
        read.hasTooMany = tooMany;
        return read;
    }

    private int place(byte[] bytes, int start, int length) {
        int hash = length;
        for (int i = 0; i < length; i++) {
            hash = hash * 31 + bytes[start + i];
        }
        int at = (hash ^ hash >>> 15) & TABLE - 1;
        while (table[at] != NOWHERE) {
            byte[] known = values[table[at]];
            boolean isIt = known == null
                    ? length < 0
                    : length >= 0 && Arrays.equals(known, 0, known.length, bytes, start, start + length);
            if (isIt) {
                return table[at];
            }
            at = at + 1 & TABLE - 1;
        }
        if (size == MOST) {
            hasTooMany = true;
            return NOWHERE;
        }
        values[size] = length < 0 ? null : Arrays.copyOfRange(bytes, start, start + length);
        table[at] = size;
        return size++;
    }
}
