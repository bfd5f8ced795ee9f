package dev.cutover.engine.move;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.problem.ExitCode;
import dev.cutover.run.Question;
import dev.cutover.run.StepState;
import dev.cutover.run.fact.StepFact;
import dev.cutover.testkit.Bench;
import dev.cutover.testkit.Books;
import dev.cutover.testkit.Steps;
import java.util.List;
import org.junit.jupiter.api.Test;

class TaskTest {

    @Test
    void whatAPersonSaysIsDoneIsDone() throws InterruptedException {
        var bench = new Bench(Books.of(List.of(), Steps.task("call"), Books.freeze("later"))).agreeablePeople();

        assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void whatAPersonSaysIsNotDoneFailsAndIsNotTriedAgainUnasked() throws InterruptedException {
        var bench = new Bench(Books.of(List.of(), Steps.retrying(Steps.task("call"), 3)));
        bench.people(question -> question.kind() == Question.Kind.TASK ? bench.say(question, "not-done") : null);

        assertThat(bench.run().code()).isEqualTo(ExitCode.HALTED);
        assertThat(bench.step("call").attempt()).isEqualTo(1);
        assertThat(bench.step("call").cause()).isEqualTo(StepFact.FailureCause.SAID_NO);
    }

    @Test
    void aTaskThatNobodyIsThereForWaits() throws InterruptedException {
        var bench = new Bench(Books.of(List.of(), Steps.task("call")));

        var result = bench.run();
        assertThat(result.code()).isEqualTo(ExitCode.WAITING);
        assertThat(result.message()).contains("commander");
        assertThat(bench.run().code()).isEqualTo(ExitCode.WAITING);
        assertThat(bench.step("call").state()).isEqualTo(StepState.STARTED);
    }

    @Test
    void whatAPersonDidAPersonUndoes() throws InterruptedException {
        var bench = new Bench(Books.of(List.of(), Steps.takenBackByHand("call"), Steps.task("stop")));
        bench.people(question -> switch (question.kind()) {
            case TASK -> bench.say(question, question.step().value().equals("stop") ? "not-done" : "done");
            case FAILURE -> bench.say(question, "rollback");
            default -> bench.say(question, "done");
        });

        assertThat(bench.run().code()).isEqualTo(ExitCode.ROLLED_BACK);
        assertThat(bench.step("call").state()).isEqualTo(StepState.UNDONE);
    }

    @Test
    void whatAPersonDoesNotTakeBackIsNamed() throws InterruptedException {
        var bench = new Bench(Books.of(List.of(), Steps.takenBackByHand("call"), Steps.task("stop")));
        bench.people(question -> switch (question.kind()) {
            case TASK -> bench.say(question, question.step().value().equals("stop") ? "not-done" : "done");
            case FAILURE -> bench.say(question, "rollback");
            default -> bench.say(question, "not-done");
        });

        assertThat(bench.run().code()).isEqualTo(ExitCode.STUCK);
        assertThat(bench.state().rollbacks().all().get(0).leftUndone())
                .singleElement()
                .asString()
                .contains("call", "Dana says");
        assertThat(bench.step("call").state()).as("it still stands").isEqualTo(StepState.SUCCEEDED);
    }
}
