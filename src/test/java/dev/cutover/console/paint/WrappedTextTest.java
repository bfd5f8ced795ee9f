package dev.cutover.console.paint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class WrappedTextTest {
    @Test
    void aLineThatFitsIsLeftAsItIs() {
        assertThat(WrappedText.lines("  two   gaps", 12, Theme.PLAIN)).containsExactly("  two   gaps");
    }

    @Test
    void aLongLineIsBrokenBetweenWordsAndGoesOnFurtherIn() {
        assertThat(WrappedText.lines("  exception: the carrier was slow", 18, Theme.PLAIN))
                .containsExactly("  exception: the", "    carrier was", "    slow");
    }

    @Test
    void aCommandThatFitsIntoALineIsNotBroken() {
        assertThat(WrappedText.lines("not watched; `cutover resume r1` watches it", 24, Theme.PLAIN))
                .containsExactly("not watched;", "  `cutover resume r1`", "  watches it");
        assertThat(WrappedText.lines(
                        "  cutover resume r1 --continue    ends the hold and continues it", 36, Theme.PLAIN))
                .containsExactly("  cutover resume r1 --continue ends", "    the hold and continues it");
    }

    @Test
    void theWidthIsThatOfTheEnvironment() {
        assertThat(WrappedText.width(Map.of("COLUMNS", "80"), 100)).isEqualTo(80);
        assertThat(WrappedText.width(Map.of("COLUMNS", "wide"), 100)).isEqualTo(100);
    }
}
