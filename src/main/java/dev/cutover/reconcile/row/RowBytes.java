package dev.cutover.reconcile.row;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The layout of a row as bytes, on disk and in memory: how long it is (4 bytes), a tag from its key's hash (4 bytes),
 * the length of its key, the length of key and compared values, both together; then the key, the compared and the
 * carried values, the version and the time of reading. Each value has its length before it, counted from 1, and 0 where
 * there is no value: so neither the borders of columns nor NULL can be mistaken.
 *
 * <p>In memory, where rows with the same key are chained, the next row stands in the place of the length. Stateless,
 * and so thread-safe.
 */
public final class RowBytes {
    /** The bytes before the lengths of key and compared values. */
    static final int HEADER = 8;

    /**
     * In the place of the length of the compared values, of a row that could not be read: it has nothing but its key.
     */
    static final int UNREAD = Integer.MAX_VALUE;

    private static final int TAG = 4;
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private RowBytes() {}

    /** The size of the row that begins here. */
    public static int size(byte[] bytes, int at) {
        return int4(bytes, at);
    }

    /** Half of the hash of its key, the half that did not choose the partition; until it is linked. */
    public static int tag(byte[] bytes, int at) {
        return int4(bytes, at + TAG);
    }

    static void putTag(byte[] bytes, int at, int tag) {
        putInt4(bytes, at + TAG, tag);
    }

    /** What was put in the place of its tag. */
    public static int link(byte[] bytes, int at) {
        return int4(bytes, at + TAG);
    }

    public static void putLink(byte[] bytes, int at, int link) {
        putInt4(bytes, at + TAG, link);
    }

    static int int4(byte[] bytes, int at) {
        return (int) INT.get(bytes, at);
    }

    static void putInt4(byte[] bytes, int at, int value) {
        INT.set(bytes, at, value);
    }

    /** Whether two rows have the same key, byte for byte. */
    public static boolean sameKey(byte[] bytes, int one, int other) {
        int length = varint(bytes, one + HEADER);
        if (length != varint(bytes, other + HEADER)) {
            return false;
        }
        int first = keyStart(bytes, one);
        int second = keyStart(bytes, other);
        return Arrays.equals(bytes, first, first + length, bytes, second, second + length);
    }

    /** Whether two rows have the same compared values, byte for byte. */
    public static boolean sameValues(byte[] bytes, int one, int other) {
        int length = comparedLength(bytes, one);
        if (length != comparedLength(bytes, other) || length == UNREAD) {
            return false;
        }
        int first = keyStart(bytes, one) + keyLength(bytes, one);
        int second = keyStart(bytes, other) + keyLength(bytes, other);
        return Arrays.equals(bytes, first, first + length, bytes, second, second + length);
    }

    /** Whether it stands for a row that could not be read, of which only the key is known. */
    public static boolean isUnread(byte[] bytes, int at) {
        return comparedLength(bytes, at) == UNREAD;
    }

    static int keyStart(byte[] bytes, int at) {
        return afterVarint(bytes, afterVarint(bytes, at + HEADER));
    }

    static int keyLength(byte[] bytes, int at) {
        return varint(bytes, at + HEADER);
    }

    private static int comparedLength(byte[] bytes, int at) {
        return varint(bytes, afterVarint(bytes, at + HEADER));
    }

    private static int afterVarint(byte[] bytes, int at) {
        int last = at;
        while (bytes[last] < 0) {
            last++;
        }
        return last + 1;
    }

    /** Seven bits a byte, the lowest first; the highest bit says that more follow. */
    static int varint(byte[] bytes, int at) {
        int first = bytes[at];
        if (first >= 0) {
            return first;
        }
        int value = first & 0x7f;
        int shift = 7;
        for (int i = at + 1; ; i++) {
            int next = bytes[i];
            value |= (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
            shift += 7;
        }
    }

    static int varintSize(int value) {
        if (value < 1 << 7) {
            return 1;
        }
        if (value < 1 << 14) {
            return 2;
        }
        if (value < 1 << 21) {
            return 3;
        }
        return value < 1 << 28 ? 4 : 5;
    }

    /** Returns the place after it. */
    static int putVarint(byte[] bytes, int at, int value) {
        int to = at;
        int rest = value;
        while (rest > 0x7f) {
            bytes[to++] = (byte) ((rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        bytes[to++] = (byte) rest;
        return to;
    }
}
