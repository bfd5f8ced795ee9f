package dev.cutover.redaction;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A table of which some columns are redacted. Immutable.
 *
 * @param columns the columns to redact, by their number from 0
 * @param width how many columns its header has
 */
record Table(char delimiter, Map<Integer, Headings.Column> columns, int width) {
    private static final char[] DELIMITERS = {',', ';', '\t', '|'};

    /**
     * What a column is called in a header that is not in the first line, where a sentence could be mistaken for one.
     */
    private static final Pattern COLUMN = Pattern.compile("[\\p{L}_#][\\p{L}\\p{M}\\p{N} _.#()/-]{0,63}");

    /** What no such name contains, and nearly every line of a log does. */
    private static final Pattern NO_HEADER = Pattern.compile("[:={}<>\\[\\]]");

    Table {
        columns = new TreeMap<>(columns);
    }

    /** The table that a line is the header of; empty if it names none of the columns. */
    static Optional<Table> read(String line, Headings known, boolean isFirst) {
        var headings = known.in(line);
        if (headings.isEmpty()) {
            return Optional.empty();
        }
        if (!isFirst && NO_HEADER.matcher(line).find()) {
            return Optional.empty();
        }
        String header = line.startsWith("\ufeff") ? line.substring(1) : line;
        for (char delimiter : DELIMITERS) {
            var cells = cells(header, delimiter);
            var columns = new TreeMap<Integer, Headings.Column>();
            boolean named = true;
            for (int i = 0; i < cells.size(); i++) {
                int column = i;
                String cell = cells.get(i).value(header);
                String title = i == 0 && cell.startsWith("#") ? cell.substring(1) : cell;
                headings.find(cell).or(() -> headings.find(title)).ifPresent(found -> columns.put(column, found));
                named &= cell.isEmpty() || COLUMN.matcher(cell).matches();
            }
            if (!columns.isEmpty() && (isFirst || (named && cells.size() > 1))) {
                return Optional.of(new Table(delimiter, columns, cells.size()));
            }
        }
        return Optional.empty();
    }

    /** Whether cells may be in quotation marks: database clients that print bars use none. */
    boolean hasQuotes() {
        return delimiter != '|';
    }

    boolean fits(String line) {
        return cells(line, delimiter).size() == width;
    }

    /** The columns of both. */
    Table and(Table other) {
        var both = new TreeMap<>(other.columns);
        both.putAll(columns);
        return new Table(delimiter, both, other.width);
    }

    /** A row with the values of the columns redacted; what names a column, as in a header, is left. */
    String redacted(String line, Headings headings, Tally tally) {
        var cells = cells(line, delimiter);
        if (delimiter == '|' && cells.size() < width) {
            // A line between header and rows, or the number of rows below them.
            return line;
        }
        int ragged = cells.size() > width ? columns.keySet().iterator().next() : Integer.MAX_VALUE;
        var last = Optional.<Headings.Column>empty();
        var clean = new StringBuilder();
        int copied = 0;
        for (int i = 0; i < cells.size(); i++) {
            var column = Optional.ofNullable(columns.get(i));
            if (i >= ragged) {
                column = moved(column, last);
            }
            last = column;
            var cell = cells.get(i);
            String value = cell.value(line);
            if (column.isPresent() && headings.find(value).isEmpty()) {
                clean.append(line, copied, cell.start()).append(redacted(value, column.orElseThrow(), tally));
                copied = cell.end();
            }
        }
        return clean.append(line, copied, line.length()).toString();
    }

    /** The column of a cell into which a value of the one before it may have moved: the stricter of both. */
    private static Optional<Headings.Column> moved(Optional<Headings.Column> own, Optional<Headings.Column> before) {
        boolean isBefore = own.isEmpty()
                || (!own.orElseThrow().isWhole()
                        && before.filter(Headings.Column::isWhole).isPresent());
        return isBefore ? before : own;
    }

    private static String redacted(String value, Headings.Column column, Tally tally) {
        if (column.label().isPresent()) {
            return column.label().orElseThrow().redacted(value, column.name(), tally);
        }
        if (Marker.leaves(value, column.name())) {
            return value;
        }
        tally.add(column.name());
        return Marker.of(column.name());
    }

    /** A cell without the spaces and the quotation marks around it. */
    private record Cell(int start, int end) {
        String value(String line) {
            return line.substring(start, end);
        }
    }

    private static List<Cell> cells(String line, char delimiter) {
        var cells = new ArrayList<Cell>();
        boolean quotes = delimiter != '|';
        int start = 0;
        boolean inQuotes = false;
        boolean atStart = true;
        for (int at = 0; at <= line.length(); at++) {
            char character = at < line.length() ? line.charAt(at) : delimiter;
            if (quotes && character == '"' && (inQuotes || atStart)) {
                inQuotes = !inQuotes;
                atStart = !inQuotes;
            } else if (at == line.length() || (character == delimiter && !inQuotes)) {
                cells.add(cell(line, start, at, quotes));
                start = at + 1;
                atStart = true;
            } else {
                atStart = false;
            }
        }
        return cells;
    }

    private static Cell cell(String line, int from, int to, boolean quotes) {
        int start = from;
        int end = to;
        while (start < end && line.charAt(start) <= ' ') {
            start++;
        }
        while (end > start && line.charAt(end - 1) <= ' ') {
            end--;
        }
        boolean quoted = quotes && start == from && end - start >= 2 && line.charAt(start) == '"';
        return quoted && line.charAt(end - 1) == '"' ? new Cell(start + 1, end - 1) : new Cell(start, end);
    }
}
