package dev.cutover.reconcile.store;

import dev.cutover.reconcile.row.EncodedRow;
import dev.cutover.reconcile.row.RowBytes;
import dev.cutover.reconcile.row.RowVersions;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a partition in one array, chained by their keys. Rows of one input after those of another: so the place
 * of a row tells whose it is.
 *
 * <p>Two rows, the only ones of their key, are the rule. Whether they are equal is found out when the second one comes,
 * while both are in the processor's cache, and they are found afterwards in the order of the first input. Not
 * thread-safe.
 */
final class KeyTable {
    private static final int SPREAD = 0x9e3779b9;
    /** A slot for each row, and as many again that stay free. */
    private static final int LEAST_SLOTS = 16;

    private final int[] begins;
    private byte[] bytes = new byte[0];
    private int end;
    private int input;
    private int[] slots = new int[LEAST_SLOTS];
    private int shift;
    /** How many were offered. */
    private int keys;
    /** By input and slot, how many rows a key has; null unless they may be more than are kept. */
    private int @Nullable [][] counts;

    /** By slot and input, the versions of rows that were counted and not kept, added up. */
    private final Map<Integer, long[]> dropped = new HashMap<>();

    private final boolean marksPairs;

    /** With whether pairs are told apart; there must be two inputs for that. */
    KeyTable(int inputs, boolean marksPairs) {
        begins = new int[inputs + 1];
        this.marksPairs = marksPairs;
    }

    /** How much memory so many rows take, about. */
    static long memory(long bytes, long rows) {
        return bytes + rows * 12;
    }

    /** Empties it, with room for so many bytes and rows. */
    void begin(int room, int rows) {
        if (bytes.length < room) {
            bytes = new byte[0];
            bytes = new byte[room];
        }
        int bits = Math.max(4, Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(1, rows) * 2 - 1));
        if (slots.length < 1 << bits) {
            slots = new int[1 << bits];
        } else {
            Arrays.fill(slots, 0);
            bits = Integer.numberOfTrailingZeros(slots.length);
        }
        shift = Integer.SIZE - bits;
        end = 0;
        input = 0;
        counts = null;
        dropped.clear();
        keys = 0;
        Arrays.fill(begins, 0);
    }

    /** From now on counts rows, so that some need not be kept. */
    void count() {
        counts = new int[begins.length - 1][slots.length];
    }

    /** The rows that follow are of the next input. */
    void endInput() {
        input++;
        begins[input] = end;
    }

    byte[] bytes() {
        return bytes;
    }

    /** Where the next row goes. */
    int end() {
        return end;
    }

    /** The bytes up to here are rows of the present input, which are not chained yet. */
    void chain(int newEnd) {
        while (end < newEnd) {
            int size = RowBytes.size(bytes, end);
            chainOne(end, slot(end));
            end += size;
        }
    }

    /**
     * Keeps the row that lies at the end, if there are not more of its key than that, and counts it.
     *
     * @param most how many rows of a key and input are kept
     * @param crowded beyond so many bytes only the first two rows of a key and input are kept
     * @param room how many bytes there are for all rows
     * @param view of rows of its input
     * @return false if there is no room for it
     */
    boolean offer(int most, int crowded, int room, EncodedRow view) {
        int size = RowBytes.size(bytes, end);
        int slot = slot(end);
        int count = RowBytes.isUnread(bytes, end) ? 1 : ++counts()[input][slot];
        if (count > most || (count > 2 && end + size > crowded)) {
            view.at(bytes, end);
            dropped.computeIfAbsent(slot, of -> new long[begins.length - 1])[input] += RowVersions.of(view);
            return true;
        }
        if (slots[slot] == 0 && ++keys > slots.length / 2) {
            return false;
        }
        chainOne(end, slot);
        end += size;
        return end <= room;
    }

    private int[][] counts() {
        return Objects.requireNonNull(counts);
    }

    /** The slot of the key of a row: that where its chain begins, or a free one. */
    private int slot(int at) {
        int mask = slots.length - 1;
        int slot = (RowBytes.tag(bytes, at) * SPREAD) >>> shift;
        while (slots[slot] != 0 && !RowBytes.sameKey(bytes, Math.abs(slots[slot]) - 1, at)) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    /** The newest row of a chain is in its slot, and each links to the one before it; counted from 1. */
    private void chainOne(int at, int slot) {
        int newest = slots[slot];
        if (newest < 0) {
            newest = unpair(-newest - 1);
        } else if (marksPairs && newest > 0 && isPair(newest - 1, at)) {
            boolean isEqual = RowBytes.sameValues(bytes, newest - 1, at);
            RowBytes.putLink(bytes, newest - 1, isEqual ? -at - 1 : at + 1);
            slots[slot] = -newest;
            return;
        }
        RowBytes.putLink(bytes, at, newest);
        slots[slot] = at + 1;
    }

    /**
     * Whether a row of the first input, the only one of its key, and one of the second that comes now are a pair: rows
     * that could not be read are none.
     */
    private boolean isPair(int left, int right) {
        return input == 1
                && left < begins[1]
                && RowBytes.link(bytes, left) == 0
                && !RowBytes.isUnread(bytes, left)
                && !RowBytes.isUnread(bytes, right);
    }

    /** Makes a chain of a pair; its newest row. */
    private int unpair(int left) {
        int right = pairedWith(left);
        RowBytes.putLink(bytes, left, 0);
        RowBytes.putLink(bytes, right, left + 1);
        return right + 1;
    }

    /**
     * The other row of the pair that a row of the first input is in; -1 if it is in none. In a chain, a row of the
     * first input links to an earlier one.
     */
    int pairedWith(int left) {
        int link = RowBytes.link(bytes, left);
        return link < 0 ? -link - 1 : link > left ? link - 1 : -1;
    }

    /** Whether the rows of a pair are equal. */
    boolean isEqual(int left) {
        return RowBytes.link(bytes, left) < 0;
    }

    /** After the last row of the first input. */
    int endOfFirst() {
        return begins[1];
    }

    int slots() {
        return slots.length;
    }

    /** The newest row of the key in a slot, counted from 1; 0 if the slot is free or has a pair. */
    int newest(int slot) {
        return Math.max(slots[slot], 0);
    }

    /** Whose row it is. */
    int inputOf(int at) {
        int found = 0;
        while (at >= begins[found + 1]) {
            found++;
        }
        return found;
    }

    /** The versions of the rows of an input that were offered with the key in a slot and not kept, added up. */
    long droppedVersions(int of, int slot) {
        long[] sums = dropped.get(slot);
        return sums == null ? 0 : sums[of];
    }

    /** How many rows of an input were offered with the key in a slot; -1 if all are chained. */
    int counted(int of, int slot) {
        return counts == null ? -1 : counts[of][slot];
    }
}
