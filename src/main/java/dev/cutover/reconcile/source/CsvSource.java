package dev.cutover.reconcile.source;

import dev.cutover.reconcile.row.RowConsumer;
import dev.cutover.reconcile.row.UnreadableSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * A file of comma-separated values with a header, as databases and spreadsheets write it. Nothing between two
 * delimiters is no value, two quotes are an empty text. Bytes that are no UTF-8 are kept as they are. Thread-safe.
 */
public final class CsvSource extends FileSource {
    private final CsvDialect dialect;

    private CsvSource(InputFile file, CsvDialect dialect, List<String> columns) {
        super(file, columns);
        this.dialect = dialect;
    }

    /**
     * Reads the header.
     *
     * @throws UnreadableSource if there is none, or it names a column twice
     */
    public static CsvSource of(InputFile file, CsvDialect asked) throws UnreadableSource {
        byte[] head = file.head();
        FileBeginning.require(head, file.name());
        var preamble = CsvPreamble.of(head, head.length);
        int begin = preamble.length();
        if (head.length == begin) {
            throw new UnreadableSource(file.name() + " is empty: it has not even a header");
        }
        var dialect = asked.in(head, preamble);
        var scanner = new CsvScanner(dialect);
        int end = scanner.scan(head, begin, head.length, file.isWholeInHead(), 1);
        if (end < 0 || scanner.hasStrays()) {
            throw new UnreadableSource(file.name() + " has no header that can be read: "
                    + (scanner.openQuote() < 0 ? "its first line does not end" : "a quote in it is not closed"));
        }
        scanner.unescape();
        return new CsvSource(file, dialect, names(scanner, file.name()));
    }

    private static List<String> names(CsvScanner scanner, String file) throws UnreadableSource {
        var names = new ArrayList<String>();
        for (int i = 0; i < scanner.row().count(); i++) {
            String name = scanner.row().text(i);
            names.add(name == null || name.isBlank() ? "column " + (i + 1) : name.strip());
        }
        var seen = new HashSet<String>();
        for (String name : names) {
            if (!seen.add(name)) {
                throw new UnreadableSource(file + " has two columns `" + name + "`; rename one of them in its header");
            }
        }
        return names;
    }

    /** The same file is another source if it is read otherwise. */
    @Override
    public String identity() {
        return super.identity() + ", " + dialect;
    }

    @Override
    void read(ByteWindow window, long line, boolean isStart, RowConsumer rows)
            throws IOException, InterruptedException {
        new CsvReading(window, dialect, columnNames(), rows, isSeekable()).read(line, isStart);
    }
}
