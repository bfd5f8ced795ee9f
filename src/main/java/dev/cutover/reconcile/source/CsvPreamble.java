package dev.cutover.reconcile.source;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What comes before the header of comma-separated values: the mark of UTF-8, and the line {@code sep=;} by which a
 * spreadsheet is told the delimiter. Immutable.
 *
 * @param length in bytes
 * @param delimiter that its line says; empty if there is no such line
 */
record CsvPreamble(int length, Optional<Character> delimiter) {
    private static final Pattern LINE = Pattern.compile("\"?sep=([\\x00-\\x7f&&[^\"\\r\\n]])\"?(\\r\\n|\\n|\\r)");
    private static final int LONGEST = 16;

    static CsvPreamble of(byte[] bytes, int limit) {
        int mark = Utf8.isMarked(bytes, limit) ? Utf8.MARK : 0;
        var begin = new String(bytes, mark, Math.min(LONGEST, limit - mark), StandardCharsets.ISO_8859_1);
        var line = LINE.matcher(begin);
        return line.lookingAt()
                ? new CsvPreamble(mark + line.end(), Optional.of(line.group(1).charAt(0)))
                : new CsvPreamble(mark, Optional.empty());
    }

    /** The number of its lines. */
    int lines() {
        return delimiter.isPresent() ? 1 : 0;
    }
}
