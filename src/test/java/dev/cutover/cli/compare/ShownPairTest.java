package dev.cutover.cli.compare;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShownPairTest {
    @Test
    void whatIsNotTheSameIsSeenNotToBe() {
        assertThat(ShownPair.of("a", "b")).isEqualTo(new ShownPair("a", "b"));
        assertThat(ShownPair.of(null, "")).isEqualTo(new ShownPair("(none)", "\"\""));
        assertThat(ShownPair.of("(none)", null)).isEqualTo(new ShownPair("\"(none)\"", "(none)"));
        assertThat(ShownPair.of("x ", "x")).isEqualTo(new ShownPair("\"x \"", "x"));
        assertThat(ShownPair.of("caf\u00e9", "cafe\u0301"))
                .isEqualTo(new ShownPair("\"caf\\u00e9\"", "\"cafe\\u0301\""));
        assertThat(ShownPair.of("a\tb", "a b")).isEqualTo(new ShownPair("\"a b\"", "a b"));
    }

    @Test
    void nothingInItMovesACursor() {
        assertThat(ShownPair.of("\u001b[2J", "\u202e")).isEqualTo(new ShownPair("\"\\x1b[2J\"", "\"\\u202e\""));
    }
}
