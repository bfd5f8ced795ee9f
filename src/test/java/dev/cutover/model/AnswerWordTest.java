package dev.cutover.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AnswerWordTest {

    @ParameterizedTest
    @EnumSource
    void aWordIsReadAsItIsSaid(AnswerWord word) {
        assertThat(AnswerWord.of(word.word())).contains(word);
        assertThat(word.is(word.word())).isTrue();
    }

    @Test
    void theWordsOnDiskStayWhatTheyWere() {
        assertThat(Arrays.stream(AnswerWord.values()).map(AnswerWord::word))
                .containsExactlyInAnyOrder(
                        "yes",
                        "no",
                        "go",
                        "no-go",
                        "commit",
                        "stop",
                        "done",
                        "not-done",
                        "in-progress",
                        "blocked",
                        "retry",
                        "skip",
                        "by-hand",
                        "wait",
                        "step-back",
                        "override",
                        "rollback",
                        "abort",
                        "traffic-first",
                        "park",
                        "go-on",
                        "set-again",
                        "accept",
                        "end");
    }

    @Test
    void anotherWordIsNone() {
        assertThat(AnswerWord.of("Rollback")).isEmpty();
        assertThat(AnswerWord.of("")).isEmpty();
    }
}
