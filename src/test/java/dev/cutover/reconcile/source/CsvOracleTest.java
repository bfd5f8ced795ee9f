package dev.cutover.reconcile.source;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.ByteArrayInputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** The reader has the same cells as another one, whoever wrote the file and however it is quoted. */
class CsvOracleTest {
    private static final CsvDialect COMMAS = new CsvDialect(Optional.of(','), true, "");

    @Property(tries = 300)
    void whatFastCsvHasWrittenIsRead(@ForAll("tables") List<List<@Nullable String>> table, @ForAll LineDelimiter end)
            throws Exception {
        var text = new StringWriter();
        try (var csv = CsvWriter.builder()
                .lineDelimiter(end)
                .quoteStrategy(QuoteStrategies.EMPTY)
                .build(text)) {
            csv.writeRecord("a", "b", "c");
            table.forEach(csv::writeRecord);
        }

        assertThat(rows(text.toString())).isEqualTo(table);
    }

    @Property(tries = 300)
    void whatIsWrittenInAnyStyleIsReadAsFastCsvReadsIt(
            @ForAll("tables") List<List<@Nullable String>> table, @ForAll("styles") List<Boolean> quotes)
            throws Exception {
        var text = new StringBuilder("a,b,c\n");
        int cell = 0;
        for (var row : table) {
            var cells = new ArrayList<String>();
            for (var value : row) {
                cells.add(written(value, quotes.get(cell++ % quotes.size())));
            }
            text.append(String.join(",", cells)).append(cell % 2 == 0 ? "\r\n" : "\n");
        }
        var expected = new ArrayList<List<String>>();
        try (var reader = CsvReader.builder().ofCsvRecord(text.toString())) {
            reader.forEach(row -> expected.add(row.getFields()));
        }

        var read = rows(text.toString());
        assertThat(read).isEqualTo(table);
        assertThat(read.stream()
                        .map(row -> row.stream()
                                .map(value -> value == null ? "" : value)
                                .toList()))
                .isEqualTo(expected.subList(1, expected.size()));
    }

    /** Quoted where it must be, and where the style says so. */
    private static String written(@Nullable String value, boolean quoted) {
        if (value == null) {
            return "";
        }
        boolean must = value.isEmpty() || value.startsWith("\"") || value.matches("(?s).*[,\r\n].*");
        return must || quoted ? '"' + value.replace("\"", "\"\"") + '"' : value;
    }

    @Provide
    Arbitrary<List<List<@Nullable String>>> tables() {
        var signs = "ab0 ,;\"\n\r\t'|\\\u00e9\u20ac\ud835\udefc".codePoints().mapToObj(Character::toString);
        var cell = Arbitraries.of(signs.toList())
                .list()
                .ofMaxSize(8)
                .map(letters -> String.join("", letters))
                .injectNull(0.15);
        return cell.list().ofSize(3).list().ofMaxSize(12);
    }

    @Provide
    Arbitrary<List<Boolean>> styles() {
        return Arbitraries.of(true, false).list().ofMinSize(1).ofMaxSize(7);
    }

    private static List<List<@Nullable String>> rows(String text) throws Exception {
        var in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        var read = ReadRows.of(CsvSource.of(InputFile.of(in, "in"), COMMAS));
        assertThat(read.unreadable).isEmpty();
        return read.rows;
    }
}
