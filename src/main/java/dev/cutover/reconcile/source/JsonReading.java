package dev.cutover.reconcile.source;

import dev.cutover.reconcile.row.Position;
import dev.cutover.reconcile.row.RowConsumer;
import java.io.IOException;

/** One reading of a file of JSON lines, from a line to the file's end. Not thread-safe. */
final class JsonReading {
    /** So many bytes are read before the reader says again how far it is. */
    private static final long STRETCH = 32L << 20;

    private final ByteWindow window;
    private final JsonColumns columns;
    private final JsonLine parser;
    private final RowConsumer rows;
    private final boolean tellsPosition;
    private int at;
    private long line;
    private long told;

    /** @param tellsPosition whether it could begin anew where it is */
    JsonReading(ByteWindow window, JsonColumns columns, RowConsumer rows, boolean tellsPosition) {
        this.window = window;
        this.columns = columns;
        this.parser = new JsonLine(columns);
        this.rows = rows;
        this.tellsPosition = tellsPosition;
    }

    /**
     * Passes on all rows.
     *
     * @param firstLine the number of the line that the window begins with
     * @param isStart whether that is the beginning of the file
     */
    void read(long firstLine, boolean isStart) throws IOException, InterruptedException {
        line = firstLine;
        told = window.offset(0);
        window.more(0);
        at = isStart && Utf8.isMarked(window.bytes(), window.limit()) ? Utf8.MARK : 0;
        while (at < window.limit() || !window.isLast()) {
            int end = LineBytes.end(window.bytes(), at, window.limit());
            if (end < window.limit() || window.isLast()) {
                pass(end);
            } else if (window.more(at)) {
                at = 0;
            } else {
                rows.unreadable(line++, "it does not end within " + (ByteWindow.MOST >> 20) + " MiB");
                at = window.afterLine(end);
            }
        }
    }

    private void pass(int end) throws InterruptedException {
        if (!LineBytes.isBlank(window.bytes(), at, end)) {
            columns.begin();
            try {
                parser.read(window.bytes(), at, end);
                rows.row(columns.row(window.bytes(), line));
            } catch (BrokenLine e) {
                rows.unreadable(columns.row(window.bytes(), line), String.valueOf(e.getMessage()));
            }
        }
        line++;
        at = Math.min(end + 1, window.limit());
        if (tellsPosition && window.offset(at) - told >= STRETCH) {
            told = window.offset(at);
            rows.reached(new Position.Offset(told, line));
        }
    }
}
