package dev.cutover.engine.move;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.Step;
import dev.cutover.model.Undo;
import dev.cutover.model.Verify;
import dev.cutover.model.Work;
import dev.cutover.problem.ExitCode;
import dev.cutover.run.EffectState;
import dev.cutover.run.StepState;
import dev.cutover.run.fact.EffectFact;
import dev.cutover.run.fact.StepFact;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.Outcome;
import dev.cutover.testkit.Bench;
import dev.cutover.testkit.Books;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ActionTest {

    @Test
    void theIntentOutlivesAKillThatComesAfterTheEffect() throws InterruptedException {
        var bench = new Bench(Books.of(List.of(), Books.freeze("freeze")));
        int forces = 0;
        while (bench.world().effects().isEmpty()) {
            bench.runUntilKilled(++forces);
        }

        assertThat(bench.facts(EffectFact.Intended.class)).hasSize(1);
    }

    @Test
    void aReadLeavesNoEffectAndItsOutputsAreTheStepsOwn() throws InterruptedException {
        var bench = new Bench(Books.of(List.of(), Books.action("look", "read-status", new Undo.None("it reads"))));

        assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);
        assertThat(bench.facts(EffectFact.Intended.class)).isEmpty();
        assertThat(bench.step("look").outputs()).isEqualTo(Map.of("status", "fine"));
    }

    @Test
    void aReadThatGivesNoAnswerIsAFailureNotADoubt() throws InterruptedException {
        var bench = new Bench(Books.of(List.of(), Books.action("look", "read-status", new Undo.None("it reads"))));
        bench.world().answering(operation -> {
            throw new ConnectorException("the line is dead");
        });

        assertThat(bench.run().code()).isEqualTo(ExitCode.HALTED);
        assertThat(bench.step("look").cause()).isEqualTo(StepFact.FailureCause.ERROR);
    }

    @Test
    void whatTheSystemRefusesIsNotDone() throws InterruptedException {
        var bench = new Bench(Books.of(List.of(), Books.freeze("freeze")));
        bench.world().answering(operation -> new Outcome.Failed("locked", true));

        assertThat(bench.run().code()).isEqualTo(ExitCode.HALTED);
        assertThat(bench.state().effects().all()).extracting("state").containsExactly(EffectState.NOT_DONE);
        assertThat(bench.step("freeze").cause()).isEqualTo(StepFact.FailureCause.SAID_NO);
    }

    @Test
    void aFailureThatMayHaveChangedSomethingIsPossibleUntilTheRollbackHasLookedAfterIt() throws InterruptedException {
        var bench = new Bench(Books.of(List.of(), Books.freeze("freeze")));
        bench.world().answering(operation -> operation.equals("freeze") ? new Outcome.Failed("half", false) : null);
        bench.people(question -> bench.say(question, "rollback"));

        assertThat(bench.run().code()).isEqualTo(ExitCode.ROLLED_BACK);
        assertThat(bench.world().effects()).containsEntry("unfreeze", 1);
    }

    @Test
    void whatIsVerifiedOtherwiseFails() throws InterruptedException {
        var bench = new Bench(Books.of(List.of(), verified("well")));

        assertThat(bench.run().code()).isEqualTo(ExitCode.HALTED);
        assertThat(bench.step("freeze").why()).contains("status is 'fine', expected 'well'");
    }

    @Test
    void whatIsVerifiedAsExpectedSucceeds() throws InterruptedException {
        var bench = new Bench(Books.of(List.of(), verified("fine")));

        assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void aNewAttemptOfWhatWasDoneOnlyVerifiesAgain() throws InterruptedException {
        var bench = new Bench(Books.of(List.of(), verified("fine")));
        bench.world()
                .answering(operation -> operation.equals("read-status")
                                && !bench.world().calls().contains("second look")
                        ? new Outcome.Failed("not ready", true)
                        : null);
        bench.people(question -> {
            bench.world().calls().add("second look");
            return bench.say(question, "retry");
        });

        assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);
        assertThat(bench.world().effects()).containsEntry("freeze", 1);
        assertThat(bench.step("freeze").state()).isEqualTo(StepState.SUCCEEDED);
    }

    private static Step verified(String status) {
        var verify = Optional.of(new Verify("read-status", Map.of(), Map.of("status", status)));
        return Books.step(
                "freeze",
                Optional.empty(),
                new Work.Action(Books.SYSTEM, "freeze", Map.of(), new Undo.Call("unfreeze", Map.of()), verify));
    }
}
