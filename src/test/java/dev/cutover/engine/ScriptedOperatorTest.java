package dev.cutover.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.Answer;
import dev.cutover.model.StepId;
import dev.cutover.run.Question;
import dev.cutover.testkit.Bench;
import dev.cutover.testkit.Books;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScriptedOperatorTest {

    @Test
    void anAnswerToAStepOfTheWayBackNamesItAsTheRunbookDoes() {
        var operator = new ScriptedOperator(
                Books.of(List.of()),
                Bench.RUN,
                List.of(new Answer("reissue-labels", "Dana", "done", "", "", Duration.ZERO)),
                "tester");

        assertThat(operator.canAnswer(asking("reissue-labels@2"))).isTrue();
        assertThat(operator.canAnswer(asking("reissue@2"))).isFalse();
    }

    private static Question asking(String step) {
        return new Question(
                step + "/1/task",
                new StepId(step),
                1,
                Question.Kind.TASK,
                "Is it done?",
                List.of(Books.COMMANDER),
                List.of(new Question.Option("done", "the run goes on", Question.Care.PLAIN)),
                "");
    }
}
