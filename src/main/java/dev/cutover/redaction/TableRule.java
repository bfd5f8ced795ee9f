package dev.cutover.redaction;

import java.util.Optional;

/**
 * Redacts the cells of named columns in tables: CSV with commas, semicolons or tabs, and what database clients print
 * with vertical bars. A table begins with a line that names one of the columns, and ends at an empty line after which
 * the rows are different. A row may go over several lines, where a cell is in quotation marks. A row that does not fit
 * the table is redacted from the first named column on. Not thread-safe.
 */
final class TableRule implements CharacterStage.Rule {
    /** A row that is longer is taken for one whose quotation mark was never closed. */
    private static final int LONGEST_ROW = 1 << 20;

    /** No header is longer; outside of a table, longer lines are handed on in pieces. */
    private static final int LONGEST_HEADER = 1 << 13;

    private final Headings headings;
    private final Tally tally;
    private final StringBuilder row = new StringBuilder();
    private Optional<Table> table = Optional.empty();
    private boolean isFirst = true;
    private boolean afterBlank;

    /** Whether the rest of a line that was too long is handed on, or is dropped. */
    private boolean passing;

    private boolean dropping;
    private boolean inQuotes;
    private boolean atCellStart = true;

    TableRule(Headings headings, Tally tally) {
        this.headings = headings;
        this.tally = tally;
    }

    @Override
    public void end(StringBuilder clean) {
        endRow(clean);
    }

    @Override
    public void take(char character, StringBuilder clean) {
        if (dropping || passing) {
            if (character == '\n' || passing) {
                clean.append(character);
            }
            dropping &= character != '\n';
            passing &= character != '\n';
            return;
        }
        row.append(character);
        follow(character);
        if (character == '\n' && !inQuotes) {
            endRow(clean);
        } else if (table.isEmpty() && row.length() > LONGEST_HEADER) {
            passing = true;
            isFirst = false;
            afterBlank = false;
            clean.append(row);
            row.setLength(0);
        } else if (row.length() > LONGEST_ROW) {
            dropping = true;
            endRow(clean);
        }
    }

    /** Follows the quotation marks of a table's cells: one at the beginning of a cell opens it. */
    private void follow(char character) {
        if (table.isEmpty() || !table.orElseThrow().hasQuotes()) {
            return;
        }
        if (character == '"' && (inQuotes || atCellStart)) {
            // Two marks within a cell close and open it again.
            inQuotes = !inQuotes;
            atCellStart = !inQuotes;
            return;
        }
        atCellStart = !inQuotes && (character == table.orElseThrow().delimiter() || character == '\n');
    }

    private void endRow(StringBuilder clean) {
        int end = row.length();
        while (end > 0 && (row.charAt(end - 1) == '\n' || row.charAt(end - 1) == '\r')) {
            end--;
        }
        String line = row.substring(0, end);
        boolean blank = line.isBlank();
        if (blank) {
            clean.append(line);
        } else {
            clean.append(redacted(line));
            isFirst = false;
        }
        afterBlank = blank && (afterBlank || !row.isEmpty());
        clean.append(row, end, row.length());
        row.setLength(0);
        inQuotes = false;
        atCellStart = true;
    }

    private String redacted(String line) {
        var header = Table.read(line, headings, isFirst);
        if (table.isEmpty()) {
            table = header;
            return line;
        }
        var current = table.orElseThrow();
        if (afterBlank) {
            table = header.or(() -> current.fits(line) ? Optional.of(current) : Optional.empty());
            return header.isPresent() || table.isEmpty() ? line : current.redacted(line, headings, tally);
        }
        // A row that reads like a header may be one, of a table that was added to this one: both hold from here on.
        table = header.map(current::and).or(() -> Optional.of(current));
        return current.redacted(line, headings, tally);
    }
}
