package dev.cutover.reconcile.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cutover.reconcile.row.Position;
import dev.cutover.reconcile.row.UnreadableSource;
import dev.cutover.spi.RecordSet;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvSourceTest {
    @TempDir
    private Path folder;

    @Test
    void nothingIsNoValueAndTwoQuotesAreAnEmptyText() throws Exception {
        assertThat(read("id,a,b\n1,,\"\"\n").rows).containsExactly(Arrays.asList("1", null, ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void everyEndOfLineIsKnown(String end) throws Exception {
        var read = read(String.join(end, "id,a", "1,x", "2,y") + end);

        assertThat(read.rows).containsExactly(List.of("1", "x"), List.of("2", "y"));
        assertThat(read.places).containsExactly(2L, 3L);
    }

    @Test
    void theLastLineNeedsNoEnd() throws Exception {
        assertThat(read("id,a\n1,x\n2,").rows).containsExactly(List.of("1", "x"), Arrays.asList("2", null));
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|"})
    void theDelimiterIsFoundFromTheHeader(String sign) throws Exception {
        var read = read("id,a,b".replace(",", sign) + "\n" + "1,x y,z".replace(",", sign) + "\n");

        assertThat(read.rows).containsExactly(List.of("1", "x y", "z"));
    }

    @Test
    void aDelimiterInAQuotedNameIsNoDelimiter() throws Exception {
        var source = open("\"a,b,c,d\";id\n1;2\n", CsvDialect.FOUND);

        assertThat(source.columns()).extracting(RecordSet.Column::name).containsExactly("a,b,c,d", "id");
    }

    @Test
    void quotedTextHasQuotesDelimitersAndLines() throws Exception {
        var read = read("id,a\n1,\"say \"\"go\"\", now\n\r\nplease\"\n2,\"\"\"\"\n");

        assertThat(read.rows).containsExactly(List.of("1", "say \"go\", now\n\r\nplease"), List.of("2", "\""));
        assertThat(read.places).containsExactly(2L, 5L);
    }

    @Test
    void aQuoteWithinATextIsALetter() throws Exception {
        assertThat(read("id,a\n1,27\" screen\n").rows).containsExactly(List.of("1", "27\" screen"));
    }

    @Test
    void theMarkOfUtf8IsNoPartOfTheFirstName() throws Exception {
        var source = open("\ufeffid,a\n1,x\n", CsvDialect.FOUND);

        assertThat(source.columns()).extracting(RecordSet.Column::name).containsExactly("id", "a");
        assertThat(ReadRows.of(source).rows).containsExactly(List.of("1", "x"));
    }

    @Test
    void whatStandsForNoValueCanBeNamed() throws Exception {
        var dialect = new CsvDialect(Optional.of('\t'), false, "\\N");
        var read = ReadRows.of(open("id\ta\tb\tc\n1\t\\N\t\t\"x\n", dialect));

        assertThat(read.rows).containsExactly(Arrays.asList("1", null, "", "\"x"));
    }

    @Test
    void bytesThatAreNoUtf8StayAsTheyAre() throws Exception {
        var file = Files.write(folder.resolve("l.csv"), "id,a\n1,caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
        var seen = new ByteArrayOutputStream();
        CsvSource.of(InputFile.of(file, "l.csv"), CsvDialect.FOUND).read(new Position.Start(), new TakesRows(row -> {
            seen.write(row.bytes(), row.start(1), row.length(1));
        }));

        assertThat(seen.toByteArray()).isEqualTo("caf\u00e9".getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void aRowWithMoreOrFewerValuesCannotBeReadAndTheNextOneCan() throws Exception {
        var read = read("id,a\n1,x\n2\n3,x,y\n4,z\n");

        assertThat(read.rows).containsExactly(List.of("1", "x"), List.of("4", "z"));
        assertThat(read.unreadable)
                .containsExactly("3: it has 1 value, and the header has 2", "4: it has 3 values, and the header has 2");
    }

    @Test
    void ofALastLineThatIsCutOffTheValuesBeforeItsEndAreRead() throws Exception {
        var read = read("id,a,b,c\n1,x,y,z\n2,x,y");

        assertThat(read.legible).containsExactly(List.of("2", "x"));
        assertThat(read.unreadable)
                .containsExactly("3: the file ends within it: it has 3 values, and the header has 4");
        assertThat(read("id,a,b,c\n1,x,y,z\n2,x,y\n").legible).isEmpty();
    }

    @Test
    void aQuoteThatIsNotClosedCostsItsLineOnly() throws Exception {
        var read = read("id,a\n1,x\n2,\"open\n3,y\n4,z\n");

        assertThat(read.rows).containsExactly(List.of("1", "x"), List.of("3", "y"), List.of("4", "z"));
        assertThat(read.places).containsExactly(2L, 4L, 5L);
        assertThat(read.unreadable)
                .containsExactly("3: the quote that opens the value of a is not closed before the file ends");
    }

    @Test
    void aQuoteThatIsNotClosedInALargeFileCostsItsLineOnly() throws Exception {
        String many = "5,abcdefghijklmnopqrstuvwxyz\n".repeat(400_000);
        var read = read("id,a\n1,x\n2,\"open\n" + many);

        assertThat(read.rows).hasSize(400_001);
        assertThat(read.unreadable)
                .containsExactly("3: the quote that opens the value of a is not closed within 4 MiB");
    }

    @Test
    void aRowLongerThanMostCostsItselfOnly() throws Exception {
        var read = read("id,a\n1," + "x".repeat(ByteWindow.MOST + 5) + "\n2,y\n");

        assertThat(read.rows).containsExactly(List.of("2", "y"));
        assertThat(read.unreadable).containsExactly("2: it does not end within 4 MiB");
        assertThat(read.places).containsExactly(3L);
    }

    @Test
    void whatFollowsAClosingQuoteMakesARowUnreadable() throws Exception {
        var read = read("id,a\n1,\"x\"y\n2,\"z\" \n3,w\n");

        assertThat(read.rows).containsExactly(List.of("3", "w"));
        assertThat(read.unreadable).hasSize(2).first().asString().startsWith("2: a closing quote is followed");
    }

    @Test
    void ofABrokenRowTheValuesBeforeTheBreakAreRead() throws Exception {
        var read = read("id,b,c\n\"1\",\"x\"y,z\n\"2\"\"\",z,\"open\n3,x,y\n");

        assertThat(read.rows).containsExactly(List.of("3", "x", "y"));
        assertThat(read.legible).containsExactly(List.of("1"), List.of("2\"", "z"));
    }

    /** A closing quote that is lacking swallows rows up to the next quote, and nobody knows where they began. */
    @Test
    void everyLineOfABrokenRowIsCountedAndNoneOfItsValuesHolds() throws Exception {
        var read = read("id,a\n1,\"x\n2,y\n3,\"z\"\n4,w\n");

        assertThat(read.rows).containsExactly(List.of("4", "w"));
        assertThat(read.legible).containsExactly(List.of());
        assertThat(read.unreadable)
                .containsExactly(
                        "2: a closing quote is followed by something other than a delimiter",
                        "3: it is a part of a row that cannot be read",
                        "4: it is a part of a row that cannot be read");
    }

    @Test
    void blankLinesAreNoRows() throws Exception {
        assertThat(read("id,a\n\n1,x\n\r\n\n2,y\n\n").places).containsExactly(3L, 6L);
    }

    @Test
    void aColumnWithoutANameIsNamedByItsPlace() throws Exception {
        assertThat(open(",a,\n1,x,\n", CsvDialect.FOUND).columns())
                .extracting(RecordSet.Column::name)
                .containsExactly("column 1", "a", "column 3");
    }

    @Test
    void aFileIsReadOnFromWhereItWas() throws Exception {
        var lines = new StringBuilder("id,a\n");
        for (int i = 0; i < 1_500_000; i++) {
            lines.append(i).append(",\"some text\nof two lines and a few more letters\"\n");
        }
        var source = open(lines.toString(), CsvDialect.FOUND);
        var whole = ReadRows.of(source);
        var from = (Position.Offset) whole.reached.get(0);
        var rest = ReadRows.of(source, from);

        assertThat(whole.reached).hasSizeGreaterThan(1);
        assertThat(rest.rows).isEqualTo(whole.rows.subList(whole.rows.size() - rest.rows.size(), whole.rows.size()));
        assertThat(rest.places.get(0)).isEqualTo(from.line());
        assertThat(rest.rows.size()).isLessThan(whole.rows.size());
        assertThat(rest.places.get(rest.places.size() - 1)).isEqualTo(whole.places.get(whole.places.size() - 1));
    }

    @Test
    void aCompressedFileIsReadAsIfItWereNot() throws Exception {
        var zipped = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(zipped)) {
            out.write("id,a\n1,x\n".getBytes(StandardCharsets.UTF_8));
        }
        var file = Files.write(folder.resolve("a.csv.gz"), zipped.toByteArray());

        assertThat(ReadRows.of(CsvSource.of(InputFile.of(file, "a.csv.gz"), CsvDialect.FOUND)).rows)
                .containsExactly(List.of("1", "x"));
    }

    @Test
    void aCompressedFileThatIsCutOffIsNotReadToItsEnd() throws Exception {
        var zipped = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(zipped)) {
            out.write(("id,a\n" + "1,x\n".repeat(2_000_000)).getBytes(StandardCharsets.UTF_8));
        }
        var file = Files.write(folder.resolve("a.csv.gz"), Arrays.copyOf(zipped.toByteArray(), zipped.size() - 20));
        var source = CsvSource.of(InputFile.of(file, "a.csv.gz"), CsvDialect.FOUND);

        assertThatThrownBy(() -> ReadRows.of(source))
                .isInstanceOf(UnreadableSource.class)
                .hasMessageStartingWith("a.csv.gz could not be read to its end: ");
    }

    @Test
    void standardInputIsReadOnce() throws Exception {
        String text = "id,a\n" + "1,x\n".repeat(600_000);
        var in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        var source = CsvSource.of(InputFile.of(in, "standard input"), CsvDialect.FOUND);

        assertThat(ReadRows.of(source).rows).hasSize(600_000);
    }

    @Test
    void aFileThatChangesWhileItIsReadIsNotReadToItsEnd() throws Exception {
        var source = open("id,a\n1,x\n", CsvDialect.FOUND);
        var consumer = new TakesRows(row -> append("2,y\n"));

        assertThatThrownBy(() -> source.read(new Position.Start(), consumer))
                .isInstanceOf(UnreadableSource.class)
                .hasMessage("f.csv has changed while it was read");
    }

    @Test
    void whatIsNoTableIsRefusedInASentence() throws Exception {
        assertThat(refusal("")).isEqualTo("f.csv is empty: it has not even a header");
        assertThat(refusal("id,a,a\n")).isEqualTo("f.csv has two columns `a`; rename one of them in its header");
        assertThat(refusal("id,\"a\n1,2\n"))
                .isEqualTo("f.csv has no header that can be read: a quote in it is not closed");
        assertThat(refusal("id\0,a\n")).isEqualTo("f.csv is no text: it has a zero byte");
        Files.write(folder.resolve("u.csv"), "id,a\n".getBytes(StandardCharsets.UTF_16));
        assertThatThrownBy(() -> CsvSource.of(InputFile.of(folder.resolve("u.csv"), "u.csv"), CsvDialect.FOUND))
                .hasMessageContaining("u.csv is UTF-16")
                .hasMessageContaining("--encoding UTF-16");
        assertThatThrownBy(() -> InputFile.of(folder, "here")).hasMessage("here is a folder, not a file of rows");
        assertThatThrownBy(() -> InputFile.of(folder.resolve("no.csv"), "no.csv"))
                .hasMessage("no.csv cannot be read: there is no such file");
    }

    private void append(String text) {
        try {
            Files.writeString(folder.resolve("f.csv"), Files.readString(folder.resolve("f.csv")) + text);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private String refusal(String text) throws Exception {
        var file = Files.writeString(folder.resolve("f.csv"), text);
        try {
            CsvSource.of(InputFile.of(file, "f.csv"), CsvDialect.FOUND);
        } catch (UnreadableSource e) {
            return e.getMessage();
        }
        return "none";
    }

    private CsvSource open(String text, CsvDialect dialect) throws Exception {
        var file = Files.writeString(folder.resolve("f.csv"), text);
        return CsvSource.of(InputFile.of(file, "f.csv"), dialect);
    }

    private ReadRows read(String text) throws Exception {
        return ReadRows.of(open(text, CsvDialect.FOUND));
    }
}
