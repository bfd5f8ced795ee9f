package dev.cutover.reconcile.source;

import dev.cutover.reconcile.row.FieldSlices;
import java.util.Arrays;

/**
 * Finds the values of one row of comma-separated values in a buffer. It copies nothing, and changes the buffer only in
 * {@link #unescape}. Not thread-safe.
 */
final class CsvScanner {
    /** The row does not end within the buffer. */
    static final int MORE = -1;
    /** A quote is not closed before the file ends. */
    static final int UNCLOSED = -2;

    private static final byte QUOTE = '"';

    private final FieldSlices row = new FieldSlices();
    private final byte delimiter;
    private final byte greatest;
    private final boolean isQuoted;
    private final byte[] nullBytes;
    private byte[] bytes = new byte[0];
    private int limit;
    private boolean last;
    private int lineEnds;
    private int openQuote;
    private int lineEndsBeforeQuote;
    private boolean strays;
    private int[] doubled = new int[8];
    private int doubledCount;

    CsvScanner(CsvDialect dialect) {
        this.delimiter = dialect.delimiterByte();
        this.greatest = (byte) Math.max(delimiter, '\r');
        this.isQuoted = dialect.isQuoted();
        this.nullBytes = dialect.nullBytes();
    }

    /** The row that {@link #scan} has found. */
    FieldSlices row() {
        return row;
    }

    /** The ends of lines that the row has. */
    int lineEnds() {
        return lineEnds;
    }

    /** Where the quote is that is not closed; -1 if there is none. */
    int openQuote() {
        return openQuote;
    }

    /** The ends of lines before that quote. */
    int lineEndsBeforeQuote() {
        return lineEndsBeforeQuote;
    }

    /** Whether something follows a closing quote that does not belong there. */
    boolean hasStrays() {
        return strays;
    }

    /**
     * Finds the row that begins at a place.
     *
     * @param isLast whether the file ends at the limit
     * @return the place after it, {@link #MORE} or {@link #UNCLOSED}
     */
    int scan(byte[] buffer, int start, int end, boolean isLast, long line) {
        bytes = buffer;
        limit = end;
        last = isLast;
        lineEnds = 0;
        openQuote = -1;
        strays = false;
        doubledCount = 0;
        row.begin(buffer, line);
        int at = start;
        while (true) {
            at = isQuoted && at < limit && bytes[at] == QUOTE ? quoted(at) : plain(at);
            if (at < 0) {
                return at;
            }
            if (at == limit) {
                return last ? at : MORE;
            }
            if (bytes[at] != delimiter) {
                return afterLineEnd(at);
            }
            at++;
        }
    }

    private int plain(int start) {
        byte[] in = bytes;
        int end = limit;
        byte sign = delimiter;
        byte most = greatest;
        int at = start;
        while (at < end) {
            byte each = in[at];
            if (each <= most && (each == sign || each == '\n' || each == '\r')) {
                break;
            }
            at++;
        }
        int size = at - start;
        if (size == nullBytes.length && (size == 0 || Arrays.equals(in, start, at, nullBytes, 0, size))) {
            row.addNull();
        } else {
            row.add(start, size);
        }
        return at;
    }

    private int quoted(int start) {
        openQuote = start;
        lineEndsBeforeQuote = lineEnds;
        boolean hasDoubled = false;
        int at = start + 1;
        while (true) {
            at = nextQuote(at);
            if (at == limit) {
                return last ? UNCLOSED : MORE;
            }
            if (at + 1 == limit && !last) {
                return MORE;
            }
            if (at + 1 == limit || bytes[at + 1] != QUOTE) {
                break;
            }
            hasDoubled = true;
            at += 2;
        }
        openQuote = -1;
        if (hasDoubled) {
            markDoubled(row.count());
        }
        row.add(start + 1, at - start - 1);
        return afterQuote(at + 1);
    }

    private int nextQuote(int from) {
        int at = from;
        while (at < limit && bytes[at] != QUOTE) {
            boolean isLineEnd = bytes[at] == '\n' || (bytes[at] == '\r' && at + 1 < limit && bytes[at + 1] != '\n');
            lineEnds += isLineEnd ? 1 : 0;
            at++;
        }
        return at;
    }

    private int afterQuote(int from) {
        int at = from;
        if (at < limit && bytes[at] != delimiter) {
            while (at < limit && bytes[at] != '\n' && bytes[at] != '\r') {
                at++;
            }
            strays |= at > from;
        }
        return at;
    }

    private int afterLineEnd(int at) {
        if (bytes[at] == '\r' && at + 1 == limit && !last) {
            return MORE;
        }
        lineEnds++;
        return at + (bytes[at] == '\r' && at + 1 < limit && bytes[at + 1] == '\n' ? 2 : 1);
    }

    private void markDoubled(int column) {
        if (doubledCount == doubled.length) {
            doubled = Arrays.copyOf(doubled, doubledCount * 2);
        }
        doubled[doubledCount++] = column;
    }

    /** Makes one of each two quotes in the values of the row. It cannot be scanned again afterwards. */
    void unescape() {
        for (int i = 0; i < doubledCount; i++) {
            int column = doubled[i];
            int from = row.start(column);
            int end = from + row.length(column);
            int to = from;
            for (int at = from; at < end; at++) {
                bytes[to++] = bytes[at];
                at += bytes[at] == QUOTE ? 1 : 0;
            }
            row.shorten(column, to - from);
        }
    }
}
