package dev.cutover.secret;

/**
 * Reads bytes that are written in hexadecimal: {@code 5a71}, {@code 5a 71}, {@code 5A:71}, {@code 0x5a, 0x71},
 * {@code \x5a\x71}, {@code %5a%71}, and over the rows of a dump, with their addresses and with the columns that repeat
 * the bytes as characters ({@code od}, {@code xxd}, {@code hexdump -C}). Not thread-safe.
 */
final class HexDump {
    private static final String SEPARATORS = " \t:,;-%";
    private static final int MOST_SEPARATORS = 4;
    private static final int SHORTEST_ADDRESS = 6;
    private static final int LONGEST_ADDRESS = 16;

    /** How many bytes a row has. */
    private static final int ROW = 16;

    /** Sixteen characters and the bars around them. */
    private static final int LONGEST_COLUMN = 18;

    private final String text;
    private final int limit;
    private final boolean isWhole;
    private int next;
    private boolean first = true;

    /** Reads from a position, at most so many characters. */
    HexDump(String text, int from, int longest) {
        this.text = text;
        limit = Math.min(text.length(), from + longest);
        isWhole = from + longest > text.length();
        next = from;
    }

    /** Whether two digits are there, or one at the end of a line. */
    static boolean mayBegin(String text, int at) {
        return at + 1 < text.length()
                && digit(text.charAt(at)) >= 0
                && (digit(text.charAt(at + 1)) >= 0 || "\r\n".indexOf(text.charAt(at + 1)) >= 0);
    }

    /** The byte at this position, or -1 if no two digits are there. */
    private int octet(int at) {
        return octet(at, at + 1);
    }

    /** The byte of the digits at these two positions, the second one behind the first, or -1. */
    private int octet(int at, int second) {
        if (second >= limit) {
            return -1;
        }
        int high = digit(text.charAt(at));
        int low = digit(text.charAt(second));
        return high < 0 || low < 0 ? -1 : (high << 4) | low;
    }

    private static int digit(char c) {
        return c < 0x80 ? Character.digit(c, 16) : -1;
    }

    /** The next byte, or -1 if there is none. */
    int next() {
        int at = first ? next : start(next);
        first = false;
        int low = afterBreak(at + 1);
        int octet = octet(at, low);
        next = octet < 0 ? next : low + 1;
        return octet;
    }

    /** Programs that fold lines part the two digits of a byte, too; the same position if there is no line break. */
    private int afterBreak(int from) {
        int at = from < limit && text.charAt(from) == '\r' ? from + 1 : from;
        return at < limit && text.charAt(at) == '\n' ? at + 1 : from;
    }

    /**
     * The position after the bytes that were read. If the characters of their row follow, perhaps after more bytes, the
     * position after these: they show the same once more.
     */
    int endOfRow() {
        int at = next;
        for (int more = 0; more <= ROW; more++) {
            int column = afterColumn(at);
            if (column > at) {
                return column;
            }
            int start = afterSeparators(at);
            if (octet(start) < 0) {
                return next;
            }
            at = start + 2;
        }
        return next;
    }

    /** Where the byte after this position begins. */
    private int start(int from) {
        int at = afterPrefix(afterSeparators(from));
        if (octet(at) >= 0) {
            return at;
        }
        int row = afterColumn(from);
        while (row < limit && (text.charAt(row) == '\r' || SEPARATORS.indexOf(text.charAt(row)) >= 0)) {
            row++;
        }
        if (row >= limit || text.charAt(row) != '\n') {
            return at;
        }
        return afterPrefix(afterSeparators(afterAddress(row + 1)));
    }

    private int afterSeparators(int from) {
        int at = from;
        while (at < limit && at < from + MOST_SEPARATORS && SEPARATORS.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at;
    }

    private int afterPrefix(int at) {
        return at + 2 <= limit && (text.startsWith("0x", at) || text.startsWith("0X", at) || text.startsWith("\\x", at))
                ? at + 2
                : at;
    }

    private int afterAddress(int from) {
        int at = from;
        while (at < limit && at <= from + LONGEST_ADDRESS && digit(text.charAt(at)) >= 0) {
            at++;
        }
        boolean address = at - from >= SHORTEST_ADDRESS
                && at - from <= LONGEST_ADDRESS
                && at < limit
                && (text.charAt(at) == ' ' || text.charAt(at) == ':');
        return address ? at : from;
    }

    /** Two blanks, then the characters of the row up to its end; otherwise the same position. */
    private int afterColumn(int from) {
        int at = from;
        while (at < limit && text.charAt(at) == ' ') {
            at++;
        }
        int end = at;
        while (end < limit && end <= at + LONGEST_COLUMN && text.charAt(end) != '\n') {
            end++;
        }
        boolean ends = end < limit ? text.charAt(end) == '\n' : isWhole;
        return at - from >= 2 && ends && end > at && !isData(at) ? end : from;
    }

    /** Whether a group of digits is there, and not the characters of a row. */
    private boolean isData(int from) {
        int at = from;
        while (octet(at) >= 0) {
            at += 2;
        }
        return at > from && (at >= limit || text.charAt(at) == ' ' || text.charAt(at) == '\n');
    }
}
