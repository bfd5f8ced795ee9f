package dev.cutover.journal;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/**
 * The layout of a record's lines: a hash, a space, the event's JSON, a line end. Events that were written together were
 * acknowledged together; each of them but the last says {@code "more":true}, so that a reader knows which ones a power
 * cut can have torn.
 */
final class RecordLayout {
    /** Hex digits of a hash. */
    static final int HASH_LENGTH = 64;

    static final int JSON_AT = HASH_LENGTH + 1;

    private static final byte[] MORE = ",\"more\":true}".getBytes(US_ASCII);
    private static final byte[] BEGINNING = " {\"run\":\"".getBytes(US_ASCII);

    private RecordLayout() {}

    static byte[] withMore(byte[] json) {
        var longer = Arrays.copyOf(json, json.length - 1 + MORE.length);
        System.arraycopy(MORE, 0, longer, json.length - 1, MORE.length);
        return longer;
    }

    /** Whether the JSON that ends before {@code to} was not the last one written together. */
    static boolean saysMore(byte[] bytes, int from, int to) {
        return to - from >= MORE.length && Arrays.equals(bytes, to - MORE.length, to, MORE, 0, MORE.length);
    }

    /** Whether the JSON that ends before {@code to} is seen to be the last one written together. */
    static boolean isWholeEnd(byte[] bytes, int from, int to) {
        return !saysMore(bytes, from, to) && to > from && !hasGap(bytes, Math.max(from, to - MORE.length), to);
    }

    /** Whether part of it never reached the disk. */
    static boolean hasGap(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == 0) {
                return true;
            }
        }
        return false;
    }

    /** Whether the bytes have the form of a line: 64 hex digits, a space, something. */
    static boolean isLine(byte[] bytes, int from, int to) {
        return to - from > JSON_AT && bytes[from + HASH_LENGTH] == ' ' && isHex(bytes, from);
    }

    /** The hash that a line claims. */
    static String hash(LineScanner line) {
        return new String(line.bytes(), line.from(), HASH_LENGTH, US_ASCII);
    }

    /** The event of a line. */
    static String json(LineScanner line) {
        int from = line.from() + JSON_AT;
        return new String(line.bytes(), from, line.to() - from, UTF_8);
    }

    private static boolean isHex(byte[] bytes, int from) {
        for (int i = from; i < from + HASH_LENGTH; i++) {
            boolean digit = bytes[i] >= '0' && bytes[i] <= '9';
            boolean letter = bytes[i] >= 'a' && bytes[i] <= 'f';
            if (!digit && !letter) {
                return false;
            }
        }
        return true;
    }

    /** Whether a line begins here, whatever stands before it. */
    static boolean beginsLine(byte[] bytes, int at) {
        int space = at + HASH_LENGTH;
        return space + BEGINNING.length <= bytes.length
                && Arrays.equals(bytes, space, space + BEGINNING.length, BEGINNING, 0, BEGINNING.length)
                && isHex(bytes, at);
    }
}
