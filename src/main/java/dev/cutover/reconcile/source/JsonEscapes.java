package dev.cutover.reconcile.source;

import java.nio.charset.StandardCharsets;

/** Unescapes a text of JSON in place: it never becomes longer. Not thread-safe. */
final class JsonEscapes {
    private static final String SIGNS = "\"\\/bfnrt";
    private static final String MEANINGS = "\"\\/\b\f\n\r\t";

    private final byte[] bytes;
    private final int limit;
    private int at;
    private int to;

    /** The rest of a text from its first backslash. */
    JsonEscapes(byte[] bytes, int from, int limit) {
        this.bytes = bytes;
        this.at = from;
        this.to = from;
        this.limit = limit;
    }

    /** Up to the closing quote, or to the limit if there is none. */
    void unescape() throws BrokenLine {
        while (at < limit && bytes[at] != '"') {
            if (bytes[at] == '\\') {
                escape();
            } else {
                bytes[to++] = bytes[at++];
            }
        }
    }

    /** The place of the closing quote. */
    int end() {
        return at;
    }

    /** The place after what was written. */
    int written() {
        return to;
    }

    private void escape() throws BrokenLine {
        int sign = at + 1 < limit ? bytes[at + 1] : -1;
        if (sign == 'u') {
            unicode();
            return;
        }
        int which = SIGNS.indexOf(sign);
        if (which < 0) {
            throw new BrokenLine("a text has a backslash that escapes nothing");
        }
        bytes[to++] = (byte) MEANINGS.charAt(which);
        at += 2;
    }

    private void unicode() throws BrokenLine {
        int unit = unit();
        boolean isPair =
                Character.isHighSurrogate((char) unit) && at + 1 < limit && bytes[at] == '\\' && bytes[at + 1] == 'u';
        if (isPair) {
            int before = at;
            int low = unit();
            if (Character.isLowSurrogate((char) low)) {
                put(Character.toCodePoint((char) unit, (char) low));
                return;
            }
            at = before;
        }
        put(unit);
    }

    private int unit() throws BrokenLine {
        int value = 0;
        for (int i = at + 2; i < at + 6; i++) {
            int digit = i < limit ? Character.digit(bytes[i], 16) : -1;
            if (digit < 0) {
                throw new BrokenLine("a text has a \\u without four hexadecimal digits");
            }
            value = value * 16 + digit;
        }
        at += 6;
        return value;
    }

    /** Half a pair is no letter; it gets bytes of its own, so that it is not taken for another one. */
    private void put(int point) {
        if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
            bytes[to++] = (byte) (0xe0 | (point >> 12));
            bytes[to++] = (byte) (0x80 | ((point >> 6) & 0x3f));
            bytes[to++] = (byte) (0x80 | (point & 0x3f));
            return;
        }
        for (byte each : Character.toString(point).getBytes(StandardCharsets.UTF_8)) {
            bytes[to++] = each;
        }
    }
}
