package dev.cutover.connector.files;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.cutover.spi.ConnectorException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file by RFC 4180 whose first line names the columns. Used by one thread. */
final class CsvTable implements OpenTable {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Path file;
    private final CloseableIterator<TableLine> lines;
    private final List<String> columns;
    private long last;

    /** Nothing between two commas is no value; two quotes are an empty text. */
    private static final class Fields extends AbstractBaseCsvCallbackHandler<TableLine> {
        private final List<@Nullable String> values = new ArrayList<>();

        @Override
        protected void handleBegin(long startingLineNumber) {
            values.clear();
        }

        @Override
        protected void handleField(int place, char[] buffer, int offset, int length, boolean quoted) {
            values.add(length == 0 && !quoted ? null : new String(buffer, offset, length));
        }

        @Override
        protected TableLine buildRecord() {
            return new TableLine(getStartingLineNumber(), values);
        }
    }

    /** @throws ConnectorException if it has no line of column names */
    CsvTable(Path file) throws ConnectorException, IOException {
        this.file = file;
        var text = PresentContent.read(file);
        try {
            skipMark(text);
            lines = CsvReader.builder()
                    .allowUnclosedQuote(false)
                    .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .build(new Fields(), text)
                    .iterator();
            columns = header();
        } catch (CharacterCodingException e) {
            text.close();
            throw new ConnectorException(file + " is not in UTF-8", e);
        } catch (ConnectorException | IOException | RuntimeException e) {
            text.close();
            throw e;
        }
    }

    private static void skipMark(BufferedReader text) throws IOException {
        text.mark(1);
        if (text.read() != BYTE_ORDER_MARK) {
            text.reset();
        }
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    @Override
    public @Nullable TableLine next() throws ConnectorException, IOException {
        var line = line();
        if (line != null && line.values().size() != columns.size()) {
            throw new ConnectorException(file + ":" + line.number() + ": the row has "
                    + line.values().size() + " fields, and the first line names " + columns.size() + " columns");
        }
        return line;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    private List<String> header() throws ConnectorException, IOException {
        var first = line();
        if (first == null) {
            throw new ConnectorException(file + " is empty: its first line must name the columns");
        }
        var names = new LinkedHashSet<String>();
        for (String name : first.values()) {
            if (name == null || name.isBlank() || !names.add(name)) {
                throw new ConnectorException(file + ":1: "
                        + (name == null || name.isBlank() ? "a column has no name" : "two columns are named " + name));
            }
        }
        return List.copyOf(names);
    }

    private @Nullable TableLine line() throws ConnectorException, IOException {
        try {
            var line = lines.hasNext() ? lines.next() : null;
            last = line == null ? last : line.number();
            return line;
        } catch (CsvParseException | UncheckedIOException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof CharacterCodingException) {
                    throw new ConnectorException(file + " is not in UTF-8, after line " + last, e);
                } else if (cause instanceof IOException broken) {
                    throw broken;
                }
            }
            throw new ConnectorException(
                    file + ":" + (last + 1) + ": the row breaks the rules of CSV: a quote is"
                            + " not closed, something follows a closing quote, or a field is too long",
                    e);
        }
    }
}
