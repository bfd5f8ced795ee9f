package dev.cutover.engine.effect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.Undo;
import dev.cutover.problem.ExitCode;
import dev.cutover.run.EffectState;
import dev.cutover.run.Question;
import dev.cutover.run.StepState;
import dev.cutover.run.fact.EffectFact;
import dev.cutover.run.fact.StepFact;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.Outcome;
import dev.cutover.testkit.Bench;
import dev.cutover.testkit.Books;
import dev.cutover.testkit.Steps;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class InDoubtSettlementTest {
    private static final Undo NO_WAY_BACK = new Undo.None("it is a snapshot");

    @Test
    void whatTookPlaceWithoutAnAnswerIsFoundByReadingBack() throws InterruptedException {
        var bench = new Bench(Books.of(List.of(), Steps.once("snapshot")));
        bench.world().answering(operation -> {
            throw new ConnectorException("the answer was cut short");
        });

        assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);
        assertThat(bench.step("snapshot").how()).isEqualTo(StepFact.How.RECOVERED);
        assertThat(bench.world().effects()).containsEntry("once-snapshot", 1);
    }

    @Test
    void anAnswerThatComesAfterTheTimeoutIsNotListenedTo() throws InterruptedException {
        var bench = new Bench(Books.of(List.of(), Steps.once("snapshot")));
        bench.world().answeringAfter(operation -> Duration.ofMinutes(2));

        assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);
        assertThat(bench.step("snapshot").how()).isEqualTo(StepFact.How.RECOVERED);
        assertThat(bench.facts(EffectFact.Settled.class))
                .extracting(EffectFact.Settled::state)
                .containsExactly(EffectState.IN_DOUBT, EffectState.DONE);
    }

    @Test
    void whatDoesNotSayThatItCanBeReadBackIsNotAsked() throws InterruptedException {
        var bench = new Bench(Books.of(List.of(), Books.action("blind", "once-blind", NO_WAY_BACK)));
        bench.world().answering(operation -> {
            throw new ConnectorException("the answer was cut short");
        });

        bench.run();

        assertThat(bench.world().calls()).doesNotContain("read back once-blind");
        assertThat(bench.facts(EffectFact.Settled.class))
                .extracting(EffectFact.Settled::state)
                .contains(EffectState.UNKNOWN);
    }

    @Test
    void whatDidNotTakePlaceInTimeIsAFailureByTimeout() throws InterruptedException {
        var bench = new Bench(Books.of(List.of(), Steps.once("snapshot")));
        bench.world().taking(Duration.ofMinutes(2));

        assertThat(bench.run().code()).isEqualTo(ExitCode.HALTED);
        assertThat(bench.step("snapshot").cause()).isEqualTo(StepFact.FailureCause.TIMED_OUT);
        assertThat(bench.world().effects()).isEmpty();
    }

    @Test
    void anIdempotentOperationThatCannotBeReadBackIsRepeatedUnderItsKeyAsTheStepSays() throws InterruptedException {
        var bench = new Bench(Books.of(List.of(), Steps.retrying(Books.freeze("freeze"), 1)));
        bench.world().withoutReadBack().answering(operation -> {
            if (bench.world().calls().stream().filter("freeze"::equals).count() < 2) {
                throw new ConnectorException("the answer was cut short");
            }
            return null;
        });

        assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);
        assertThat(bench.facts(EffectFact.Repeated.class)).hasSize(1);
        assertThat(bench.world().effects()).containsEntry("freeze", 1);
    }

    @Test
    void aPersonSettlesWhatNobodyElseCan() throws InterruptedException {
        var bench = inDoubt();
        bench.people(question -> question.kind() == Question.Kind.DOUBT ? bench.say(question, "done") : null);

        assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);
        assertThat(bench.world().effects()).containsEntry("once-snapshot", 1);
    }

    @Test
    void aPersonWhoSaysThatItDidNotTakePlaceHasItFailInThatAttempt() throws InterruptedException {
        var bench = inDoubt();
        bench.people(question -> question.kind() == Question.Kind.DOUBT ? bench.say(question, "not-done") : null);

        assertThat(bench.run().code()).isEqualTo(ExitCode.HALTED);
        assertThat(bench.step("snapshot").state()).isEqualTo(StepState.FAILED);
        assertThat(bench.world().calls()).containsOnlyOnce("once-snapshot");
    }

    @Test
    void doubtThatNobodyIsThereToSettleWaitsAndRepeatsNothing() throws InterruptedException {
        var bench = inDoubt();

        assertThat(bench.run().code()).isEqualTo(ExitCode.WAITING);
        assertThat(bench.run().code()).isEqualTo(ExitCode.WAITING);
        assertThat(bench.world().calls()).containsOnlyOnce("once-snapshot");
    }

    @Test
    void whatTheLastRunnerMeantAndDidNotDoIsDoneByTheNextWithoutAFailure() throws InterruptedException {
        var bench = new Bench(Books.of(List.of(), Steps.once("snapshot")));
        bench.world().taking(Duration.ofSeconds(1));
        killedWhileItIsOut(bench);

        assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);
        assertThat(bench.facts(StepFact.Failed.class)).isEmpty();
        assertThat(bench.step("snapshot").how()).isEqualTo(StepFact.How.RECOVERED);
        assertThat(bench.world().effects()).containsEntry("once-snapshot", 1);
    }

    @Test
    void aSecondAttemptAfterAPossibleEffectLooksBeforeItRepeats() throws InterruptedException {
        var bench = new Bench(Books.of(List.of(), Steps.retrying(Steps.once("snapshot"), 3)));
        bench.world().answering(operation -> new Outcome.Failed("it broke halfway", false));

        assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);
        assertThat(bench.world().effects()).as("it took place the first time").containsEntry("once-snapshot", 1);
    }

    @Test
    void aSecondAttemptAfterAPossibleEffectThatCannotBeReadBackAsksAPerson() throws InterruptedException {
        var bench = new Bench(Books.of(List.of(), Steps.retrying(Steps.once("snapshot"), 3)));
        bench.world().withoutReadBack().answering(operation -> new Outcome.Failed("it broke halfway", false));

        assertThat(bench.run().code()).isEqualTo(ExitCode.WAITING);
        assertThat(bench.world().calls()).containsOnlyOnce("once-snapshot");
    }

    @Test
    void aMessageIsSentAgainUnderItsKey() throws InterruptedException {
        var bench = new Bench(Books.of(List.of(), Steps.notify("tell")));
        killedWhileItIsOut(bench);

        assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);
        assertThat(bench.world().effects()).containsEntry("message", 1);
    }

    /** Killed at the force after the intent: the call may or may not have been made. */
    private static void killedWhileItIsOut(Bench bench) throws InterruptedException {
        for (int forces = 1; bench.facts(EffectFact.Intended.class).isEmpty(); forces++) {
            bench.runUntilKilled(forces);
        }
    }

    private static Bench inDoubt() {
        var bench = new Bench(Books.of(List.of(), Books.action("snapshot", "once-snapshot", NO_WAY_BACK)));
        bench.world().withoutReadBack().answering(operation -> {
            throw new ConnectorException("the answer was cut short");
        });
        return bench;
    }
}
