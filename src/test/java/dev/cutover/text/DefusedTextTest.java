package dev.cutover.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DefusedTextTest {
    @ParameterizedTest
    @ValueSource(strings = {"=cmd|'/C calc'!A0", "+1", "-2+3", "@SUM(A1)", " =1+1", "\uff1d1", "\uff20x"})
    void aFormulaIsATextOnly(String formula) {
        assertThat(DefusedText.of(formula)).isEqualTo("'" + formula);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "us-east", ">= 99 %", "<= 5 s", "3 - 2", "'quoted'"})
    void anythingElseStaysAsItIs(String text) {
        assertThat(DefusedText.of(text)).isEqualTo(text);
    }
}
