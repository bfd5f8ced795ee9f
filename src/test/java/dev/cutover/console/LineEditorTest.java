package dev.cutover.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineEditorTest {
    private final LineEditor editor = new LineEditor();

    private String typed(String keys) {
        keys.chars().forEach(editor::press);
        return editor.text();
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            value = {
                "'Dana Ortiz' => 'Dana Ortiz'",
                "'go\u007f\u007fno' => 'no'",
                "'go\b\b\b\bno' => 'no'",
                "'all gone\u0015go' => 'go'",
                "'one two  \u0017go' => 'one go'",
                "'\u0017\u0015go' => 'go'",
                "'g\u001b[Ao\u001b[1;5C' => 'go'",
                "'g\u001bOPo' => 'go'",
                "'g\u001bxo' => 'go'",
                "'a\u0000b\u0007c\u202ed' => 'abcd'",
                "'Zürich 東京 e\u0301' => 'Zürich 東京 e\u0301'",
                "'a😀\u007fb' => 'ab'",
                "'a😀b' => 'a😀b'",
            })
    void keysMakeALine(String keys, String line) {
        assertThat(typed(keys)).isEqualTo(line);
    }

    @Test
    void someKeysEndIt() {
        assertThat(List.of(editor.press('\r'), editor.press('\n'), editor.press(3), editor.press(4), editor.press('x')))
                .containsExactly(
                        LineEditor.Key.LINE,
                        LineEditor.Key.LINE,
                        LineEditor.Key.INTERRUPT,
                        LineEditor.Key.END,
                        LineEditor.Key.TYPED);
    }

    @Test
    void aCatOnTheKeyboardIsForgotten() {
        assertThat(typed("x".repeat(3_000))).hasSize(2_000);
        editor.clear();
        assertThat(editor.text()).isEmpty();
    }
}
