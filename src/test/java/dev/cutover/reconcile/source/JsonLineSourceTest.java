package dev.cutover.reconcile.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cutover.reconcile.row.Position;
import dev.cutover.spi.RecordSet;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonLineSourceTest {
    @TempDir
    private Path folder;

    @Test
    void numbersStayAsTheyAreWritten() throws Exception {
        var read = read("""
                {"id":"1","n":1.10,"m":12345678901234567.89,"o":1e400,"p":-0}
                """);

        assertThat(read.rows).containsExactly(List.of("1", "1.10", "12345678901234567.89", "1e400", "-0"));
    }

    @Test
    void nullAndAbsentAreNoValueAndAnEmptyTextIsOne() throws Exception {
        var read = read("""
                {"id": "1", "a": null, "b": ""}
                {"id": "2"}
                """);

        assertThat(read.rows).containsExactly(Arrays.asList("1", null, ""), Arrays.asList("2", null, null));
    }

    @Test
    void namesMayComeInAnyOrderAndLate() throws Exception {
        var read = read("{\"id\":\"1\",\"a\":\"x\"}\n{\"b\":true,\"a\":\"y\",\"id\":\"2\"}\n");

        assertThat(read.rows).containsExactly(Arrays.asList("1", "x", null), List.of("2", "y", "true"));
    }

    @Test
    void objectsWithinAreColumnsByTheirPathAndArraysAreTexts() throws Exception {
        var source =
                open("{\"id\":1,\"to\":{\"city\":\"Lyon\",\"geo\":{\"lat\":45.7}},\"tags\":[\"a, ]\",{\"b\":[2]}]}");

        assertThat(source.columns())
                .extracting(RecordSet.Column::name)
                .containsExactly("id", "to.city", "to.geo.lat", "tags");
        assertThat(ReadRows.of(source).rows).containsExactly(List.of("1", "Lyon", "45.7", "[\"a, ]\",{\"b\":[2]}]"));
    }

    @Test
    void escapesAreUnderstood() throws Exception {
        assertThat(read("{\"id\":\"a\\\"\\\\\\/\\n\\t\\u00e9\\uD83D\\ude00 \\ud83d\"}")
                        .rows
                        .get(0)
                        .get(0))
                .startsWith("a\"\\/\n\té\uD83D\uDE00 ");
    }

    @Test
    void aBrokenLineCostsItselfOnly() throws Exception {
        var read = read("{\"id\":\"1\"}\n{\"id\":\"2\"\n\n{\"id\":\"3\"}\r\n[1]\n{\"id\":\"4\"} x\n");

        assertThat(read.rows).containsExactly(List.of("1"), List.of("3"));
        assertThat(read.unreadable)
                .containsExactly(
                        "2: , is expected, not the end of the line",
                        "5: it is no object: it does not begin with {",
                        "6: something follows its object: `x`");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            quoteCharacter = '`',
            value = {
                "{\"id\":1,}@a name is expected, not `}`",
                "{\"id\":}@a value is expected, not `}`",
                "{\"id\":01}@a value is expected, not `01}`",
                "{\"id\":1.}@a value is expected, not `1.}`",
                "{\"id\":nul}@a value is expected, not `nul}`",
                "{\"id\":\"x}@a text is not closed",
                "{\"id\":[1}@an array is not closed",
                "{\"id\":\"\\x\"}@a text has a backslash that escapes nothing",
                "{\"id\":\"\\u12\"}@a text has a \\u without four hexadecimal digits",
                "{\"id\":1,\"id\":2}@it has `id` twice"
            })
    void whatIsNoJsonIsToldInAFewWords(String line, String why) throws Exception {
        assertThat(read("{\"id\":\"1\"}\n" + line + "\n").unreadable).containsExactly("2: " + why);
    }

    @Test
    void aValueThatWouldBeComparedWithNothingIsNotPassedOver() throws Exception {
        String many = "{\"id\":\"1\"}\n".repeat(JsonColumns.SAMPLED);
        var read = read(many + "{\"id\":\"2\",\"late\":1}\n");

        assertThat(read.unreadable)
                .containsExactly("1001: it has `late`, which none of the first 1000 lines has;"
                        + " --columns late compares it, --ignore late leaves it out");
        assertThat(open(many + "{\"id\":\"2\",\"late\":1}\n", List.of("late"), Set.of())
                        .columns())
                .hasSize(2);
        assertThat(ReadRows.of(open(many + "{\"id\":\"2\",\"late\":1}\n", List.of(), Set.of("late"))).rows)
                .hasSize(1001);
    }

    @Test
    void aFileIsReadOnFromWhereItWas() throws Exception {
        var source = open("{\"id\":\"1\",\"text\":\"some letters\"}\n".repeat(1_200_000));
        var whole = ReadRows.of(source);
        var rest = ReadRows.of(source, (Position.Offset) whole.reached.get(0));

        assertThat(rest.rows.size()).isBetween(1, 1_199_999);
        assertThat(rest.places.get(rest.places.size() - 1)).isEqualTo(1_200_000L);
    }

    @Test
    void aFileWithoutALineHasNoColumns() {
        assertThatThrownBy(() -> open("\n")).hasMessage("f.jsonl has no line from which its columns could be known");
    }

    @Property(tries = 300)
    void whatJacksonHasWrittenIsRead(@ForAll Map<String, String> values) throws Exception {
        var sorted = new TreeMap<>(values);
        sorted.put("id", "1");
        byte[] line = new ObjectMapper().writeValueAsBytes(sorted);
        // Half pairs of UTF-16 are no letters, and Jackson writes a question mark for them.
        var same = new ObjectMapper().readValue(line, new TypeReference<TreeMap<String, String>>() {});
        var source = JsonLineSource.of(InputFile.of(new ByteArrayInputStream(line), "in"), List.of(), Set.of());
        var rows = ReadRows.of(source).rows;

        assertThat(rows.get(0)).containsExactlyElementsOf(same.values());
    }

    private JsonLineSource open(String text) throws Exception {
        return open(text, List.of(), Set.of());
    }

    private JsonLineSource open(String text, List<String> more, Set<String> ignored) throws Exception {
        var file = Files.write(folder.resolve("f.jsonl"), text.getBytes(StandardCharsets.UTF_8));
        return JsonLineSource.of(InputFile.of(file, "f.jsonl"), more, ignored);
    }

    private ReadRows read(String text) throws Exception {
        return ReadRows.of(open(text));
    }
}
