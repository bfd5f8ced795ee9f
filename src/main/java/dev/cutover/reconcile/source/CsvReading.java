package dev.cutover.reconcile.source;

import dev.cutover.reconcile.row.FieldSlices;
import dev.cutover.reconcile.row.Position;
import dev.cutover.reconcile.row.RowConsumer;
import java.io.IOException;
import java.util.List;

/** One reading of a file of comma-separated values, from a row to the file's end. Not thread-safe. */
final class CsvReading {
    /** So many bytes are read before the reader says again how far it is. */
    private static final long STRETCH = 32L << 20;

    private final ByteWindow window;
    private final CsvScanner scanner;
    private final List<String> columns;
    private final RowConsumer rows;
    private final boolean tellsPosition;
    private int at;
    private long line;
    private long told;

    /**
     * A reading.
     *
     * @param columns by the header; each row must have as many values
     * @param tellsPosition whether it could begin anew where it is
     */
    CsvReading(ByteWindow window, CsvDialect dialect, List<String> columns, RowConsumer rows, boolean tellsPosition) {
        this.window = window;
        this.scanner = new CsvScanner(dialect);
        this.columns = columns;
        this.rows = rows;
        this.tellsPosition = tellsPosition;
    }

    /**
     * Passes on all rows.
     *
     * @param firstLine the number of the line that the window begins with
     * @param skipsHeader whether that line is the header
     */
    void read(long firstLine, boolean skipsHeader) throws IOException, InterruptedException {
        line = firstLine;
        told = window.offset(0);
        window.more(0);
        boolean isHeader = skipsHeader;
        if (isHeader) {
            var preamble = CsvPreamble.of(window.bytes(), window.limit());
            at = preamble.length();
            line += preamble.lines();
        }
        while (at < window.limit() || !window.isLast()) {
            int next = scanner.scan(window.bytes(), at, window.limit(), window.isLast(), line);
            if (next >= 0) {
                if (!isHeader) {
                    pass(next);
                }
                isHeader = false;
                at = next;
                line += scanner.lineEnds();
                tell();
            } else if (next == CsvScanner.UNCLOSED || !slide()) {
                skip();
                isHeader = false;
            }
        }
    }

    private boolean slide() throws IOException, InterruptedException {
        boolean hasMore = window.more(at);
        at = hasMore ? 0 : at;
        return hasMore;
    }

    private void pass(int next) throws InterruptedException {
        FieldSlices row = scanner.row();
        int expected = columns.size();
        if (scanner.hasStrays()) {
            int more = linesBefore(next);
            // Between two quotes there may be a value, or the lines between two values.
            row.cut(more == 0 ? row.count() - 1 : 0);
            broken("a closing quote is followed by something other than a delimiter");
            skip(line + 1, more);
        } else if (row.count() == expected) {
            scanner.unescape();
            rows.row(row);
        } else if (row.count() != 1 || !row.isNull(0) || scanner.lineEnds() != 1) {
            String why = "it has " + row.count() + (row.count() == 1 ? " value" : " values") + ", and the header has "
                    + expected;
            if (isCutOff(next)) {
                // Which value another row lacks, nobody knows; of this one it is the last, and those behind it.
                row.cut(row.count() - 1);
                broken("the file ends within it: " + why);
            } else {
                rows.unreadable(line, why);
                skip(line + 1, linesBefore(next));
            }
        }
    }

    /** Whether the file ends within the row that ends at a place, before the row has all values. */
    private boolean isCutOff(int next) {
        return window.isLast()
                && next == window.limit()
                && scanner.lineEnds() == 0
                && scanner.row().count() < columns.size();
    }

    /** The ends of lines within the row that ends before a place. */
    private int linesBefore(int next) {
        byte last = window.bytes()[next - 1];
        return scanner.lineEnds() - (last == '\n' || last == '\r' ? 1 : 0);
    }

    /** The values before the break are read for certain. */
    private void broken(String why) throws InterruptedException {
        scanner.unescape();
        rows.unreadable(scanner.row(), why);
    }

    /** Each of the other lines of a broken row may be a row of its own. */
    private void skip(long first, int lines) {
        for (long i = first; i < first + lines; i++) {
            rows.unreadable(i, "it is a part of a row that cannot be read");
        }
    }

    /** Goes on behind a row that has no end, or is too long: at the line after its open quote, or after itself. */
    private void skip() throws IOException, InterruptedException {
        int quote = scanner.openQuote();
        String limit = window.isLast() ? "before the file ends" : "within " + (ByteWindow.MOST >> 20) + " MiB";
        if (quote < 0) {
            rows.unreadable(line, "it does not end " + limit);
        } else {
            int before = scanner.lineEndsBeforeQuote();
            String column = columns.get(Math.min(scanner.row().count(), columns.size() - 1));
            String why = "the quote that opens the value of " + column + " is not closed " + limit;
            if (before == 0) {
                broken(why);
            } else {
                skip(line, before);
                line += before;
                rows.unreadable(line, why);
            }
        }
        at = window.afterLine(Math.max(at, quote));
        line++;
    }

    private void tell() throws InterruptedException {
        long offset = window.offset(at);
        if (tellsPosition && offset - told >= STRETCH) {
            told = offset;
            rows.reached(new Position.Offset(offset, line));
        }
    }
}
