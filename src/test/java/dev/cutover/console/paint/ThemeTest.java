package dev.cutover.console.paint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.words.Tone;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ThemeTest {
    private static final Map<String, String> XTERM = Map.of("TERM", "xterm-256color");

    @Test
    void terminalsGetColoursAndSigns() {
        var theme = Theme.of(XTERM, StandardCharsets.UTF_8, true);
        assertThat(theme.colour()).isTrue();
        assertThat(theme.glyphs()).isEqualTo(Glyphs.UNICODE);
        assertThat(theme.text(Tone.BAD, "RED").toAnsi()).isEqualTo("\u001b[31;1mRED\u001b[0m");
    }

    @Test
    void pipesAndDumbTerminalsGetNeither() {
        assertThat(Theme.of(XTERM, StandardCharsets.UTF_8, false)).isEqualTo(Theme.PLAIN);
        assertThat(Theme.of(Map.of("TERM", "dumb"), StandardCharsets.UTF_8, true))
                .isEqualTo(Theme.PLAIN);
        assertThat(Theme.of(Map.of(), StandardCharsets.UTF_8, true)).isEqualTo(Theme.PLAIN);
    }

    @Test
    void noColourIsHonouredUnlessItIsEmpty() {
        assertThat(Theme.of(Map.of("TERM", "xterm", "NO_COLOR", "1"), StandardCharsets.UTF_8, true)
                        .colour())
                .isFalse();
        assertThat(Theme.of(Map.of("TERM", "xterm", "NO_COLOR", ""), StandardCharsets.UTF_8, true)
                        .colour())
                .isTrue();
    }

    @Test
    void screenReadersGetNoSigns() {
        for (String name : new String[] {"ACCESSIBLE", "CUTOVER_ACCESSIBLE"}) {
            assertThat(Theme.of(Map.of("TERM", "xterm", name, "1"), StandardCharsets.UTF_8, true)
                            .glyphs())
                    .isEqualTo(Glyphs.ASCII);
            assertThat(Theme.isAccessible(Map.of(name, "1"))).isTrue();
            assertThat(Theme.isAccessible(Map.of(name, "0"))).isFalse();
            assertThat(Theme.isAccessible(Map.of(name, "false"))).isFalse();
            assertThat(Theme.isAccessible(Map.of(name, ""))).isFalse();
        }
    }

    @Test
    void signsThatTheCharsetCannotSayAreNotUsed() {
        var theme = Theme.of(XTERM, StandardCharsets.ISO_8859_1, true);
        assertThat(theme.glyphs()).isEqualTo(Glyphs.ASCII);
        assertThat(theme.clean("Zürich 東")).isEqualTo("Zürich \\u6771");
    }

    @Test
    void barsAreFullOnlyWhenAllIsDoneAndEmptyOnlyWhenNothingIs() {
        assertThat(Glyphs.ASCII.bar(10, 0, 10_000)).isEqualTo("----------");
        assertThat(Glyphs.ASCII.bar(10, 1, 10_000)).isEqualTo("#---------");
        assertThat(Glyphs.ASCII.bar(10, 5_000, 10_000)).isEqualTo("#####-----");
        assertThat(Glyphs.ASCII.bar(10, 9_999, 10_000)).isEqualTo("#########-");
        assertThat(Glyphs.ASCII.bar(10, 10_000, 10_000)).isEqualTo("##########");
        assertThat(Glyphs.ASCII.bar(10, 0, 0)).isEqualTo("----------");
    }
}
