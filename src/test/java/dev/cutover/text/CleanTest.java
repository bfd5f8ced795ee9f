package dev.cutover.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CleanTest {

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            value = {
                "'a\u001b[2Jb' => 'a\\x1b[2Jb'",
                "'a\u009b31mb' => 'a\\x9b31mb'",
                "'bell\u0007' => 'bell\\x07'",
                "'back\b' => 'back\\x08'",
                "'del\u007f' => 'del\\x7f'",
                "'carriage\rreturn' => 'carriage\\x0dreturn'",
                "'two\nlines' => 'two\\nlines'",
                "'a\tb' => 'a b'",
                "'abc\u202edef' => 'abc\\u202edef'",
                "'abc\u2066def\u2069' => 'abc\\u2066def\\u2069'",
                "'zero\u200bwidth' => 'zero\\u200bwidth'",
                "'zero\u200djoiner' => 'zero\\u200djoiner'",
                "'order\ufeffmark' => 'order\\ufeffmark'",
                "'line\u2028separator' => 'line\\u2028separator'",
                "'soft\u00adhyphen' => 'soft\\xadhyphen'",
                "'filler\u3164' => 'filler\\u3164'",
                "'not\uffffone' => 'not\\uffffone'",
                "'lone\ud83d' => 'lone\\ud83d'",
                "'tag\udb40\udc41' => 'tag\\u{e0041}'",
            })
    void whatCouldTrickATerminalBecomesAnEscape(String foreign, String shown) {
        assertThat(Clean.line(foreign)).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "Zürich, 東京, Ελλάδα", "e\u0301 and ẹ̀", "a: b :: c", "☎ 😀", ""})
    void whatPeopleWriteStaysAsItIs(String text) {
        assertThat(Clean.line(text)).isEqualTo(text);
    }

    @Test
    void aPileOfMarksIsCutOff() {
        assertThat(Clean.line("Z" + "\u0301".repeat(6))).isEqualTo("Z" + "\u0301".repeat(4) + "\\u0301\\u0301");
    }

    @Test
    void aMarkAtTheBeginningDoesNotSitOnWhatStandsBefore() {
        assertThat(Clean.line("\u0336struck")).isEqualTo("\\u0336struck");
        assertThat(Clean.text("a\n\u0336b")).isEqualTo("a\n\\u0336b");
    }

    @Test
    void textKeepsItsLines() {
        assertThat(Clean.text("one\r\ntwo\n\tthree\rfour")).isEqualTo("one\ntwo\n\tthree\\x0dfour");
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            value = {
                "::error::no => : :error::no",
                "'  ::set-output name=x::y' => '  : :set-output name=x::y'",
                "a ::b => a ::b",
                "##[error]x => # #[error]x",
                "see ##vso[task.complete] => see # #vso[task.complete]",
                "##teamcity[x] => # #teamcity[x]",
                "## heading => ## heading",
            })
    void buildServersTakeNothingForACommand(String clean, String shown) {
        assertThat(Clean.forCi(clean)).isEqualTo(shown);
    }

    @Test
    void everyLineOfATextIsKeptFromBuildServers() {
        assertThat(Clean.forCi("one\n::two\n ::three")).isEqualTo("one\n: :two\n : :three");
    }

    @Test
    void whatACharsetCannotSayBecomesAnEscape() {
        assertThat(Clean.encodable("Zürich 東 😀", StandardCharsets.ISO_8859_1)).isEqualTo("Zürich \\u6771 \\u{1f600}");
        assertThat(Clean.encodable("Zürich", StandardCharsets.US_ASCII)).isEqualTo("Z\\xfcrich");
        assertThat(Clean.encodable("東 😀", StandardCharsets.UTF_8)).isEqualTo("東 😀");
    }

    @Property
    void cleaningTwiceIsCleaningOnce(@ForAll String foreign) {
        String once = Clean.line(foreign);
        assertThat(Clean.line(once)).isEqualTo(once);
        String text = Clean.text(foreign);
        assertThat(Clean.text(text)).isEqualTo(text);
    }

    @Property
    void nothingThatControlsIsLeft(@ForAll String foreign) {
        assertThat(Clean.line(foreign).codePoints()).noneMatch(CleanTest::controls);
        assertThat(Clean.text(foreign).codePoints())
                .noneMatch(point -> point != '\n' && point != '\t' && controls(point));
    }

    private static boolean controls(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
