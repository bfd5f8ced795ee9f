package dev.cutover.reconcile.source;

import dev.cutover.reconcile.row.RowConsumer;
import dev.cutover.reconcile.row.UnreadableSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A file with an object of JSON in each line. Its columns are the names that the first {@value JsonColumns#SAMPLED}
 * lines have; a line with another one cannot be read, for its value would be compared with nothing. A value within an
 * object has the names on the way to it, joined by dots; an array is its text. Numbers stay as they are written. What
 * is absent is no value, as null is. Thread-safe.
 */
public final class JsonLineSource extends FileSource {

    private final Set<String> ignored;

    private JsonLineSource(InputFile file, List<String> columns, Set<String> ignored) {
        super(file, columns);
        this.ignored = ignored;
    }

    /**
     * Finds the columns.
     *
     * @param more columns that the first lines may lack
     * @param ignored names that may come later and are no columns then
     * @throws UnreadableSource if there are no columns
     */
    public static JsonLineSource of(InputFile file, Collection<String> more, Set<String> ignored)
            throws UnreadableSource {
        byte[] head = file.head();
        FileBeginning.require(head, file.name());
        requireLines(head, file.name());
        var columns = new LinkedHashSet<String>();
        var line = new JsonLine(
                (path, size, start, length) -> columns.add(new String(path, 0, size, StandardCharsets.UTF_8)));
        int from = Utf8.isMarked(head, head.length) ? Utf8.MARK : 0;
        for (int lines = 0; lines < JsonColumns.SAMPLED && from < head.length; lines++) {
            int end = LineBytes.end(head, from, head.length);
            if (end == head.length && !file.isWholeInHead()) {
                break;
            }
            sample(line, head, from, end);
            from = end + 1;
        }
        columns.addAll(more);
        if (columns.isEmpty()) {
            throw new UnreadableSource(file.name() + " has no line from which its columns could be known");
        }
        return new JsonLineSource(file, List.copyOf(columns), Set.copyOf(ignored));
    }

    /** A whole document in one array, or with an object over several lines, is another format. */
    private static void requireLines(byte[] head, String name) throws UnreadableSource {
        int first = FileBeginning.first(head);
        if (first == head.length) {
            return;
        }
        if (head[first] == '[') {
            throw new UnreadableSource(
                    name + " is one array of JSON, not an object a line: jq -c '.[]' " + name + " makes lines of it");
        } else if (head[first] == '{' && LineBytes.isBlank(head, first + 1, LineBytes.end(head, first, head.length))) {
            throw new UnreadableSource(name + " has its objects of JSON over several lines, not one a line: jq -c . "
                    + name + " makes lines of them");
        }
    }

    private static void sample(JsonLine line, byte[] head, int from, int end) {
        try {
            if (!LineBytes.isBlank(head, from, end)) {
                line.read(head, from, end);
            }
        } catch (BrokenLine toldWhenItIsRead) {
            // The reading passes it on as a line that cannot be read.
            return;
        }
    }

    /** The same file is another source if it is read otherwise. */
    @Override
    public String identity() {
        return super.identity() + ", " + columnNames();
    }

    @Override
    void read(ByteWindow window, long firstLine, boolean isStart, RowConsumer rows)
            throws IOException, InterruptedException {
        new JsonReading(window, new JsonColumns(columnNames(), ignored), rows, isSeekable()).read(firstLine, isStart);
    }
}
