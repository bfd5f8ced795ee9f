package dev.cutover.console.paint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.words.Tone;
import java.util.List;
import java.util.stream.Stream;
import org.jline.utils.AttributedString;
import org.junit.jupiter.api.Test;

class LineTest {
    private static final Theme THEME = Theme.PLAIN;

    private static String cut(String text, int width) {
        return Line.cut(THEME.text(text), width, THEME).toString();
    }

    private static List<String> wrap(String text, int width) {
        return Line.wrap(Tone.PLAIN, text, width, THEME).stream()
                .map(AttributedString::toString)
                .toList();
    }

    @Test
    void whatIsCutSaysSo() {
        assertThat(cut("shift-us-east", 13)).isEqualTo("shift-us-east");
        assertThat(cut("shift-us-east", 12)).isEqualTo("shift-us-e..");
        assertThat(cut("shift", 2)).isEqualTo("sh");
        assertThat(cut("shift", 0)).isEmpty();
    }

    @Test
    void widthIsCountedInColumnsNotInLetters() {
        assertThat(THEME.text("東京").columnLength()).isEqualTo(4);
        assertThat(cut("東京都庁", 6)).isEqualTo("東京..");
        assertThat(cut("東京都庁", 5)).isEqualTo("東..");
        assertThat(new Line(THEME).add("東京").to(6).add("|").done()).hasToString("東京  |");
        assertThat(new Line(THEME).add("e\u0301").to(3).add("|").done()).hasToString("e\u0301  |");
    }

    @Test
    void sentencesAreBrokenBetweenWords() {
        assertThat(wrap("the run is held, and nobody is here", 12))
                .containsExactly("the run is", "held, and", "nobody is", "here");
    }

    @Test
    void wordsLongerThanALineAreBrokenAsWell() {
        assertThat(wrap("a 0123456789abcdef z", 8)).containsExactly("a", "01234567", "89abcdef", "z");
        assertThat(wrap("東京都庁", 3)).containsExactly("東", "京", "都", "庁");
    }

    @Test
    void fieldsFlowIntoTheNextLine() {
        var fields = Stream.of("one", "two", "three").map(THEME::text).toList();
        assertThat(Line.flow(fields, "  ", 9, THEME)).hasToString("[one  two, three]");
        assertThat(Line.flow(fields, "  ", 2, THEME)).hasToString("[on, tw, th]");
        assertThat(Line.flow(List.of(), "  ", 9, THEME)).isEmpty();
    }

    @Test
    void everythingAddedIsCleaned() {
        assertThat(new Line(THEME).add("a\u001b[31m\nb").done()).hasToString("a\\x1b[31m\\nb");
    }
}
