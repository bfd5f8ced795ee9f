package dev.cutover.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.scenario.ScriptedAnswer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswersFileTest {
    private static final String LIST = """
            - { at: ready, as: Dana Ortiz, say: go, reason: all green, after: 30s }
            - { at: ready, as: Lee Chan, say: yes }
            """;

    @Test
    void theListStandsOnItsOwnOrUnderAnswers() {
        var answers = read(LIST);
        assertThat(answers)
                .containsExactly(
                        new ScriptedAnswer("ready", "Dana Ortiz", "go", "all green", "", Duration.ofSeconds(30), false),
                        new ScriptedAnswer("ready", "Lee Chan", "yes", "", "", Duration.ZERO, false));
        assertThat(read("answers:\n" + LIST.indent(2))).isEqualTo(answers);
    }

    @ParameterizedTest
    @CsvSource({
        "ready, override",
        "carriers, done",
        "carriers, not-done",
        "keep, tell",
        "freeze, retry",
        "freeze, skip",
        "freeze, rollback",
        "shift-east, step-back",
        "shift-east, wait",
        "picture, commit",
        "rollback, go-on",
        "failure, abort",
        "reissue, retry",
    })
    void everyQuestionHasItsWords(String at, String say) {
        assertThat(told("- { at: " + at + ", as: Dana Ortiz, say: " + say + " }"))
                .isEmpty();
    }

    @Test
    void whatNobodyAsksIsReported() {
        assertThat(told("- { at: redy, as: Dana Ortiz, say: go }")).containsExactly("""
                a.yaml:1:9: there is no step 'redy' that could ask
                    did you mean 'ready'?""");
        assertThat(told("- { at: ready, as: Dana, say: go }")).containsExactly("""
                a.yaml:1:20: there is no person 'Dana'
                    known persons: Dana Ortiz, Sam Weiss, Ines Park, Lee Chan, Ruth Adeyemi""");
        assertThat(told("- { at: ready, as: Dana Ortiz, say: gone }")).containsExactly("""
                a.yaml:1:37: 'gone' is not an answer to ready
                    did you mean 'done'?""");
        assertThat(told("- { at: keep, as: Dana Ortiz, say: perhaps }")).containsExactly("""
                a.yaml:1:36: 'perhaps' is not an answer to keep
                    one of keep, tell, back, retry, skip, rollback, abort, by-hand, done, not-done, set-again, accept""");
    }

    @Test
    void anAnswerMaySayThatItCountsAfterARollbackTooWhereARollbackAsksAnew() {
        assertThat(read("- { at: ready, as: Dana Ortiz, say: go, also-after-rollback: true }"))
                .containsExactly(new ScriptedAnswer("ready", "Dana Ortiz", "go", "", "", Duration.ZERO, true));
        assertThat(told("- { at: keep, as: Dana Ortiz, say: tell, also-after-rollback: true }"))
                .isEmpty();
        assertThat(told("- { at: rollback, as: Dana Ortiz, say: go-on, also-after-rollback: true }"))
                .containsExactly("""
                        a.yaml:1:68: `also-after-rollback` means nothing at rollback
                            it is for gates, decisions and points of no return, which a rollback asks anew""");
    }

    @Test
    void positionsLeadToEachAnswer() {
        var parsed = AnswersFile.read("a.yaml", LIST.getBytes(StandardCharsets.UTF_8), Small.runbook());
        assertThat(parsed.positions().of("1", "say")).hasToString("a.yaml:2:35");
    }

    private static List<ScriptedAnswer> read(String text) {
        return AnswersFile.read("a.yaml", text.getBytes(StandardCharsets.UTF_8), Small.runbook())
                .value();
    }

    private static List<String> told(String text) {
        return Told.by(bytes -> AnswersFile.read("a.yaml", bytes, Small.runbook()), text);
    }
}
