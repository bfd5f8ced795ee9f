package dev.cutover.reconcile.row;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes bytes of rows, one after another in the same array: values are copied and nothing else is made.
 * {@link RowBytes} tells the layout. Not thread-safe.
 */
public final class RowEncoder {
    private static final int SMALLEST = 512;
    /** Header, lengths, lengths of version and place, and the time of reading. */
    private static final int BESIDES = RowBytes.HEADER + 2 * 5 + 5 + 13;

    /** Shorter values have their length in one byte. */
    private static final int ONE_BYTE = (1 << 7) - 1;

    private static final byte[] NO_VERSION = {};

    private final int[] group;
    private final int[] compared;
    private final int[] carried;
    private final int most;
    private byte[] bytes = new byte[SMALLEST];
    private int size;
    private long hash;

    /** With the greatest number of bytes that a row may have. */
    public RowEncoder(InputLayout layout, int most) {
        this.group = places(layout.group());
        this.compared = places(layout.compared());
        this.carried = places(layout.carried());
        this.most = most;
    }

    private static int[] places(List<Integer> places) {
        return places.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Encodes a row; if it cannot be kept, says why. */
    public Optional<String> encode(FieldSlices row) {
        if (!hasKey(row)) {
            return Optional.of("it has no value in the key");
        }
        long keyLength = length(row, group);
        long comparedLength = length(row, compared);
        byte[] version = row.version().isEmpty() ? NO_VERSION : row.version().getBytes(StandardCharsets.UTF_8);
        long needed = keyLength + comparedLength + length(row, carried) + version.length + BESIDES;
        if (needed > most) {
            return Optional.of(
                    "it has about " + needed + " bytes, and rows of more than " + most + " are not compared");
        }
        grow(needed);
        int at = RowBytes.putVarint(bytes, RowBytes.HEADER, (int) keyLength);
        at = RowBytes.putVarint(bytes, at, (int) comparedLength);
        hash = copyKey(row, at, (int) keyLength);
        at = copy(row, carried, copy(row, compared, at + (int) keyLength));
        at = copy(version, at);
        end(putTime(row.readAt(), at));
        return Optional.empty();
    }

    /** Whether a row has a value in each column of the key. */
    public boolean hasKey(FieldSlices row) {
        for (int place : group) {
            if (place >= row.count() || row.isNull(place)) {
                return false;
            }
        }
        return true;
    }

    /** Encodes only the key of a row that cannot be read or kept; false if it has none, or one that is too long. */
    public boolean encodeKey(FieldSlices row) {
        if (!hasKey(row)) {
            return false;
        }
        long keyLength = length(row, group);
        if (keyLength + BESIDES > most) {
            return false;
        }
        grow(keyLength + BESIDES);
        int at = RowBytes.putVarint(bytes, RowBytes.HEADER, (int) keyLength);
        at = RowBytes.putVarint(bytes, at, RowBytes.UNREAD);
        hash = copyKey(row, at, (int) keyLength);
        end(at + (int) keyLength);
        return true;
    }

    private void grow(long needed) {
        if (needed > bytes.length) {
            bytes = new byte[(int) Math.min(most, needed * 2)];
        }
    }

    private void end(int at) {
        size = at;
        RowBytes.putInt4(bytes, 0, size);
        RowBytes.putTag(bytes, 0, (int) (hash >>> Integer.SIZE));
    }

    /** The encoded row is at the beginning; holds until the next one is encoded. */
    public byte[] bytes() {
        return bytes;
    }

    public int size() {
        return size;
    }

    /** 64 bits by the key of the encoded row. */
    public long keyHash() {
        return hash;
    }

    /** Which of so many partitions, a power of two, it belongs to. */
    public int partition(int partitions) {
        return (int) hash & partitions - 1;
    }

    /** A row that is shorter than its source's columns has no values in the others. */
    private static long length(FieldSlices row, int[] places) {
        int[] lengths = row.lengths();
        int count = row.count();
        long length = places.length;
        for (int place : places) {
            int value = place < count ? lengths[place] : -1;
            if (value > 0) {
                length += value < ONE_BYTE ? value : value + RowBytes.varintSize(value + 1) - 1;
            }
        }
        return length;
    }

    private long copyKey(FieldSlices row, int at, int length) {
        copy(row, group, at);
        return KeyHash.of(bytes, at, length);
    }

    private int copy(FieldSlices row, int[] places, int from) {
        int[] lengths = row.lengths();
        int count = row.count();
        byte[] source = row.bytes();
        byte[] to = bytes;
        int at = from;
        for (int place : places) {
            int length = place < count ? lengths[place] : -1;
            if (length < ONE_BYTE) {
                to[at++] = (byte) (length + 1);
            } else {
                at = RowBytes.putVarint(to, at, length + 1);
            }
            if (length > 0) {
                System.arraycopy(source, row.start(place), to, at, length);
                at += length;
            }
        }
        return at;
    }

    private int copy(byte[] text, int from) {
        int at = RowBytes.putVarint(bytes, from, text.length);
        System.arraycopy(text, 0, bytes, at, text.length);
        return at + text.length;
    }

    private int putTime(@Nullable Instant time, int from) {
        if (time == null) {
            bytes[from] = 0;
            return from + 1;
        }
        bytes[from] = 1;
        RowBytes.putInt4(bytes, from + 1, (int) (time.getEpochSecond() >>> Integer.SIZE));
        RowBytes.putInt4(bytes, from + 5, (int) time.getEpochSecond());
        RowBytes.putInt4(bytes, from + 9, time.getNano());
        return from + 13;
    }
}
