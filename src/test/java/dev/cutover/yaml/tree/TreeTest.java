package dev.cutover.yaml.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.cutover.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TreeTest {
    @ParameterizedTest
    @CsvSource(
            delimiterString = " | ",
            quoteCharacter = '~',
            value = {
                "a: &x 1~ | f.yaml:1:4: anchors (&name) are not supported: the file says what it does where it does it",
                "&x a: 1 | f.yaml:1:1: anchors (&name) are not supported: the file says what it does where it does it",
                "a: !!str 1 | f.yaml:1:4: tags (!name) are not supported",
                "!t a: 1 | f.yaml:1:1: tags (!name) are not supported",
                "<<: {a: 1} | f.yaml:1:1: merge keys (<<) are not supported: the file says what it does where it does it",
                "%YAML 1.1 | f.yaml:1:1: directives (%) are not supported",
                "'' : 1 | f.yaml:1:1: an empty key",
                "? [a, b] | f.yaml:1:4: a key can only be a text",
                "a: b: c | f.yaml:1:5: a colon where no key can be",
                "a: [1, 2 | f.yaml:1:9: a '[' that is never closed",
                "a: {b: go?, c: 1} | f.yaml:1:10: within { } and [ ] a '?' ends a text",
                "a: [go?, c] | f.yaml:1:7: within { } and [ ] a '?' ends a text",
                "a: {b: 1 | f.yaml:1:9: a '{' that is never closed",
                "a: 'x | f.yaml:1:6: a quote that is never closed",
                "a: - b | f.yaml:1:4: a list cannot begin here",
                "a: %x | f.yaml:1:4: a text cannot begin with this character",
                "a: @x | f.yaml:1:4: a text cannot begin with this character",
                "a: `x` | f.yaml:1:4: a text cannot begin with this character",
                "a: 'x' y | f.yaml:1:8: the indentation does not fit the lines above",
            })
    void tellsWhatItRefuses(String yaml, String told) {
        assertThat(problems(yaml)).first().isEqualTo(told);
    }

    @Test
    void anAliasIsRefusedInsteadOfBecomingTheNameOfItsAnchor() {
        assertThat(problems("a: &x [1]\nb: *x\n"))
                .containsExactly(
                        "f.yaml:1:4: anchors (&name) are not supported: the file says what it does where it does it",
                        "f.yaml:2:4: aliases (*name) are not supported: the file says what it does where it does it");
    }

    @Test
    void aKeyThatIsThereTwiceIsReportedWithItsFirstLine() {
        assertThat(problems("a: 1\nb: 2\na: 3\n"))
                .containsExactly("f.yaml:3:1: the key 'a' is defined twice; the first is in line 1");
    }

    @Test
    void aSecondDocumentIsRefusedEvenIfEmpty() {
        assertThat(problems("a: 1\n---\nb: 2\n")).containsExactly("f.yaml:3:1: a second document in one file");
        assertThat(problems("a: 1\n---\n")).containsExactly("f.yaml:3:1: a second document in one file");
    }

    @Test
    void nothingAtAllIsRefused() {
        assertThat(problems("")).containsExactly("f.yaml:1:1: the file is empty");
        assertThat(problems("# a comment\n")).containsExactly("f.yaml:1:1: the file is empty");
    }

    @Test
    void whatNobodyCanSeeIsRefused() {
        assertThat(problems("a:\t1\n")).containsExactly("f.yaml:1:3: a tab");
        assertThat(problems("\ufeffa: 1\n")).containsExactly("f.yaml:1:1: a byte order mark");
        assertThat(problems("a: \"\u0000\"\n")).containsExactly("f.yaml:1:5: an invisible character, \\u0000");
        assertThat(problems("a: x\u202ey\n")).containsExactly("f.yaml:1:5: an invisible character, \\u202e");
        assertThat(problems("a: \"\\e[31m\"\n")).containsExactly("f.yaml:1:4: an invisible character, \\u001b");
        assertThat(problems("\"a\\u001b\": 1\n")).containsExactly("f.yaml:1:1: an invisible character, \\u001b");
        assertThat(problems("\"a\\nb\": 1\n")).containsExactly("f.yaml:1:1: an invisible character, \\u000a");
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                0x00ad, 0x034f, 0x061c, 0x115f, 0x1160, 0x17b4, 0x180b, 0x180e, 0x200b, 0x200d, 0x200e, 0x2060, 0x2063,
                0x2800, 0x3164, 0xfe01, 0xfeff, 0xffa0, 0xfff9, 0x1d173, 0xe0001, 0xe0061, 0xe0100
            })
    void aLetterThatNobodySeesIsRefusedInATitleAnIdAndAName(int letter) {
        String hidden = new String(Character.toChars(letter));
        assertThat(problems("title: Ready" + hidden + "\n"))
                .hasSize(1)
                .first()
                .asString()
                .contains(":1:13: ");
        assertThat(problems("rea" + hidden + "dy: 1\n")).hasSize(1);
        assertThat(problems("who: [\"Dana\\U%08x Ortiz\"]\n".formatted(letter)))
                .containsExactly("f.yaml:1:7: an invisible character, "
                        + (letter > 0xffff ? "\\U%08x" : "\\u%04x").formatted(letter));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Zo\u00eb", "Zoe\u0308", "\u26a0\ufe0f", "\u05e9\u05dc\u05d5\u05dd", "\ud83d\ude80"})
    void lettersAndMarksOfAllScriptsAreRead(String title) {
        assertThat(value(title)).isEqualTo(title);
    }

    @Test
    void bytesOfAnotherEncodingAreReportedWithTheirPlace() {
        assertThat(problems("a: 1\nb: stra\u00dfe\n".getBytes(StandardCharsets.ISO_8859_1)))
                .containsExactly("f.yaml:2:8: this byte, 0xdf, is not UTF-8");
    }

    @Test
    void bytesThatEndInTheMiddleOfACharacterAreRefused() {
        assertThat(problems(new byte[] {'a', ':', ' ', (byte) 0xc3}))
                .containsExactly("f.yaml:1:4: this byte, 0xc3, is not UTF-8");
    }

    @ParameterizedTest
    @CsvSource({
        "yes, yes",
        "no, no",
        "on, on",
        "off, off",
        "012, 012",
        "1:30, 1:30",
        "1_000, 1_000",
        "2020-01-01, 2020-01-01",
        ".inf, .inf",
        "NaN, NaN",
        "'''5''', 5",
        "'\"true\"', true",
    })
    void onlyTheCoreTypesAreNoTexts(String yaml, String text) {
        assertThat(value(yaml)).isEqualTo(text);
    }

    @Test
    void theCoreTypesAreWhatTheyAre() {
        assertThat(List.of(value("5"), value("-5"), value("3000000000"))).containsExactly(5, -5, 3_000_000_000L);
        assertThat(List.of(value("1.5"), value("-0.25"), value("2.0"))).containsExactly(1.5, -0.25, 2.0);
        assertThat(List.of(value("true"), value("false"))).containsExactly(true, false);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1.10", ".5", "2.", "1e5", "1E5", "0x1F", "0o17", "+5", "-0", "True", "100000000000000000.5"})
    void whatWouldBeWrittenOtherwiseStaysAsItIsWritten(String yaml) {
        assertThat(value(yaml)).isEqualTo(yaml);
    }

    @ParameterizedTest
    @CsvSource({"~", "null", "Null", "''"})
    void nothingIsNothing(String yaml) {
        assertThat(((Scalar) item("a: " + yaml)).isNothing()).isTrue();
    }

    @Test
    void aTextInQuotesIsNeverNothing() {
        assertThat(((Scalar) item("a: 'null'")).isNothing()).isFalse();
    }

    @Test
    void everyNodeKnowsItsPlace() {
        var root = (Mapping) Tree.read("f.yaml", bytes("a: 1\nlist:\n  - x\n  - {\u00fc: deep}\n"));
        var list = (Sequence) root.get("list").orElseThrow();
        var deep = ((Mapping) list.items().get(1)).entries().get(0);
        assertThat(root.entry("list").orElseThrow().at()).hasToString("f.yaml:2:1");
        assertThat(list.items().get(0).at()).hasToString("f.yaml:3:5");
        assertThat(deep.at()).hasToString("f.yaml:4:6");
        assertThat(deep.value().at()).hasToString("f.yaml:4:9");
    }

    private static Object value(String yaml) {
        return ((Scalar) item("a: " + yaml)).value();
    }

    private static Node item(String yaml) {
        return ((Mapping) Tree.read("f.yaml", bytes(yaml))).get("a").orElseThrow();
    }

    private static byte[] bytes(String yaml) {
        return yaml.getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> problems(String yaml) {
        return problems(bytes(yaml));
    }

    private static List<String> problems(byte[] bytes) {
        var told = catchThrowableOfType(ProblemException.class, () -> Tree.read("f.yaml", bytes));
        assertThat(told).isNotNull();
        return told.problems().stream()
                .map(problem -> problem.location().orElseThrow() + ": " + problem.message())
                .toList();
    }
}
