package dev.cutover.engine.move;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.OnFailure;
import dev.cutover.model.Step;
import dev.cutover.problem.ExitCode;
import dev.cutover.run.Question;
import dev.cutover.run.StepState;
import dev.cutover.run.fact.PeopleFact;
import dev.cutover.run.ledger.UndeliveredMessages;
import dev.cutover.spi.Outcome;
import dev.cutover.testkit.Bench;
import dev.cutover.testkit.Books;
import dev.cutover.testkit.Steps;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A record of a version that asked people about every message that nobody received. */
class CourtesyQuestionTest {
    private static final Step AFTER = Books.freeze("after");

    @Test
    void itsQuestionIsStillOpenWhenItIsResumed() throws InterruptedException {
        var bench = resumed(false);

        assertThat(bench.run().code()).isEqualTo(ExitCode.HALTED);
        assertThat(bench.state().questions().open())
                .singleElement()
                .satisfies(entry -> assertThat(entry.question().kind()).isEqualTo(Question.Kind.FAILURE));
    }

    @ParameterizedTest
    @CsvSource({"skip, SKIPPED", "retry, SUCCEEDED"})
    void theAnswerCounts(String word, StepState becomes) throws InterruptedException {
        var bench = resumed(true);
        bench.people(question -> bench.say(question, word));

        assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);
        assertThat(bench.step("tell").state()).isEqualTo(becomes);
        assertThat(bench.step("after").state()).isEqualTo(StepState.SUCCEEDED);
        assertThat(bench.facts(PeopleFact.Asked.class)).hasSize(1);
        assertThat(UndeliveredMessages.of(bench.state(), bench.runbook()))
                .hasSize(becomes == StepState.SKIPPED ? 1 : 0);
    }

    /** The record of the earlier version, resumed under the rules of this one. */
    private static Bench resumed(boolean repaired) throws InterruptedException {
        var asking = new Bench(Books.of(List.of(), Steps.notify("tell"), AFTER));
        asking.world().answering(operation -> operation.equals("message") ? new Outcome.Failed("down", true) : null);
        assertThat(asking.run().code()).isEqualTo(ExitCode.HALTED);
        var courtesy = Steps.onFailure(Steps.uncritical(Steps.notify("tell")), OnFailure.CONTINUE);
        var bench = new Bench(Books.of(List.of(), courtesy, AFTER)).finding(asking.record());
        if (!repaired) {
            bench.world().answering(operation -> new Outcome.Failed("down", true));
        }
        return bench;
    }
}
