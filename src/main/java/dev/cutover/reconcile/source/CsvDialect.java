package dev.cutover.reconcile.source;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * How comma-separated values are written. Immutable.
 *
 * @param delimiter between two values; empty if it is found from the header
 * @param isQuoted whether values may be in double quotes
 * @param nullText what stands for no value, unless it is in quotes; by default nothing, as PostgreSQL writes it
 */
public record CsvDialect(Optional<Character> delimiter, boolean isQuoted, String nullText) {
    public static final CsvDialect FOUND = new CsvDialect(Optional.empty(), true, "");

    private static final char[] CANDIDATES = {',', ';', '\t', '|'};

    public CsvDialect withDelimiter(char sign) {
        return new CsvDialect(Optional.of(sign), isQuoted, nullText);
    }

    /** With the delimiter that the file states, or the most frequent one of its header, if none was given. */
    CsvDialect in(byte[] head, CsvPreamble preamble) {
        if (delimiter.isPresent()) {
            return this;
        } else if (preamble.delimiter().isPresent()) {
            return withDelimiter(preamble.delimiter().orElseThrow());
        }
        var counts = new int[128];
        boolean inQuotes = false;
        for (byte each : head) {
            if (isQuoted && each == '"') {
                inQuotes = !inQuotes;
            } else if (!inQuotes && (each == '\n' || each == '\r')) {
                break;
            } else if (!inQuotes && each > 0) {
                counts[each]++;
            }
        }
        char best = CANDIDATES[0];
        for (char candidate : CANDIDATES) {
            best = counts[candidate] > counts[best] ? candidate : best;
        }
        return withDelimiter(best);
    }

    byte delimiterByte() {
        return (byte) delimiter.orElse(CANDIDATES[0]).charValue();
    }

    byte[] nullBytes() {
        return nullText.getBytes(StandardCharsets.UTF_8);
    }
}
