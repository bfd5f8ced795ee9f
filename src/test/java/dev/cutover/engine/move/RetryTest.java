package dev.cutover.engine.move;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.OnFailure;
import dev.cutover.model.Policy;
import dev.cutover.model.Retry;
import dev.cutover.model.Step;
import dev.cutover.problem.ExitCode;
import dev.cutover.run.StepState;
import dev.cutover.run.fact.EffectFact;
import dev.cutover.run.fact.PeopleFact;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.fact.StepFact;
import dev.cutover.spi.Outcome;
import dev.cutover.testkit.Bench;
import dev.cutover.testkit.Books;
import dev.cutover.testkit.Orders;
import dev.cutover.testkit.Steps;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryTest {

    @Test
    void withoutARetryAnIdempotentCallThatTimesOutIsBegunOnce() throws InterruptedException {
        var bench = new Bench(Books.of(List.of(), Books.freeze("freeze")));
        bench.world().withoutReadBack().taking(Duration.ofMinutes(2));

        assertThat(bench.run().code()).isEqualTo(ExitCode.HALTED);
        assertThat(bench.step("freeze").cause()).isEqualTo(StepFact.FailureCause.TIMED_OUT);
        assertThat(bench.facts(EffectFact.Repeated.class)).isEmpty();
    }

    @Test
    void aCallThatTimedOutIsRepeatedAfterTheBackoffOnly() throws InterruptedException {
        var bench = new Bench(Books.of(List.of(), Steps.retrying(Books.freeze("freeze"), 2)));
        bench.world().withoutReadBack().taking(Duration.ofMinutes(2));
        bench.run();

        assertThat(bench.facts(StepFact.Started.class)).hasSize(3);
        assertThat(bench.facts(EffectFact.Repeated.class)).hasSize(2);
        var ended = bench.record().stream()
                .filter(event -> event.fact() instanceof StepFact.Failed failed && failed.attempt() == 2)
                .findFirst()
                .orElseThrow()
                .at();
        assertThat(bench.step("freeze").started()).isEqualTo(ended.plusSeconds(10));
    }

    @Test
    void aFailedAttemptIsMadeAgainAsOftenAsTheStepSaysThenPeopleAreAsked() throws InterruptedException {
        var bench = failing(Steps.retrying(Books.freeze("freeze"), 2));

        assertThat(bench.run().code()).isEqualTo(ExitCode.HALTED);
        assertThat(bench.facts(StepFact.Started.class)).hasSize(3);
        assertThat(bench.facts(PeopleFact.Asked.class)).hasSize(1);
    }

    @Test
    void eachNewAttemptWaitsAsLongAsTheStepSays() throws InterruptedException {
        var bench = failing(Steps.retrying(Books.freeze("freeze"), 1));
        bench.run();

        var ended = bench.record().stream()
                .filter(event -> event.fact() instanceof StepFact.Failed)
                .findFirst()
                .orElseThrow()
                .at();
        assertThat(bench.step("freeze").started()).isEqualTo(ended.plusSeconds(10));
    }

    @Test
    void retryWithoutANumberTriesThreeTimesMore() throws InterruptedException {
        var bench = failing(Steps.onFailure(Books.freeze("freeze"), OnFailure.RETRY));

        assertThat(bench.run().code()).isEqualTo(ExitCode.HALTED);
        assertThat(bench.facts(StepFact.Started.class)).hasSize(4);
        assertThat(bench.step("freeze").started()).isEqualTo(Bench.START.plusSeconds(3 * 5));
    }

    @Test
    void aWrittenNumberCountsEvenIfItIsNone() throws InterruptedException {
        var bench = failing(Steps.withPolicy(
                Books.freeze("freeze"),
                new Policy(
                        Optional.empty(),
                        Policy.DEFAULT_TIMEOUT,
                        new Retry(0, Duration.ZERO),
                        OnFailure.RETRY,
                        true,
                        false)));

        assertThat(bench.run().code()).isEqualTo(ExitCode.HALTED);
        assertThat(bench.facts(StepFact.Started.class)).hasSize(1);
    }

    @Test
    void aPersonsRetryGivesTheStepAllItsAttemptsAgain() throws InterruptedException {
        var bench = failing(Steps.retrying(Books.freeze("freeze"), 1));
        bench.people(question -> question.attempt() == 2 ? bench.say(question, "retry") : null);

        assertThat(bench.run().code()).isEqualTo(ExitCode.HALTED);
        assertThat(bench.facts(StepFact.Started.class)).hasSize(4);
    }

    @Test
    void aHoldPutsTheNextAttemptOffAndDecidesNothing() throws InterruptedException {
        var bench = failing(Steps.onFailure(Steps.retrying(Books.freeze("freeze"), 1), OnFailure.CONTINUE));
        bench.at(Duration.ofSeconds(3), commandPort -> Orders.hold(commandPort, "Dana", "wait a moment"));

        assertThat(bench.run().code()).isEqualTo(ExitCode.WAITING);
        assertThat(bench.step("freeze").state()).isEqualTo(StepState.FAILED);
        assertThat(bench.step("freeze").attempt()).isEqualTo(1);
    }

    @Test
    void theNextAttemptFollowsWhenTheHoldEnds() throws InterruptedException {
        var bench = failing(Steps.onFailure(Steps.retrying(Books.freeze("freeze"), 1), OnFailure.CONTINUE));
        bench.at(Duration.ofSeconds(3), commandPort -> Orders.hold(commandPort, "Dana", "wait a moment"));
        bench.run();
        bench.watching((commandPort, event) -> {
            if (event.fact() instanceof RunFact.LeaseTaken) {
                Orders.goOn(commandPort, "Dana", "on");
            }
        });

        assertThat(bench.run().code()).isEqualTo(ExitCode.EXCEPTIONS);
        assertThat(bench.step("freeze").attempt()).isEqualTo(2);
    }

    @Test
    void theBackoffSurvivesARestart() throws InterruptedException {
        var calm = failing(Steps.retrying(Books.freeze("freeze"), 2));
        calm.run();
        var killed = failing(Steps.retrying(Books.freeze("freeze"), 2));
        for (int forces = 1; killed.runUntilKilled(forces) == null; forces++) {
            assertThat(killed.facts(StepFact.Started.class)).hasSizeLessThanOrEqualTo(3);
        }

        assertThat(killed.facts(StepFact.Started.class)).hasSameSizeAs(calm.facts(StepFact.Started.class));
    }

    @Test
    void aNewAttemptHasItsWholeLimitOnceTheEarlierOneHasEnded() throws InterruptedException {
        var bench = new Bench(Books.of(List.of(), Steps.retrying(Books.freeze("freeze"), 1)));
        var calls = new AtomicInteger();
        bench.world()
                .withoutReadBack()
                .endingAfter(Duration.ofSeconds(50))
                .taking(operation -> Duration.ofSeconds(calls.incrementAndGet() == 1 ? 120 : 50));

        assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);
        assertThat(bench.step("freeze").attempt()).isEqualTo(2);
        assertThat(bench.facts(StepFact.Failed.class)).hasSize(1);
    }

    @Test
    void aReadBackHasItsWholeLimitOnceTheEarlierAttemptHasEnded() throws InterruptedException {
        var bench = new Bench(Books.of(List.of(), Books.freeze("freeze")));
        bench.world()
                .endingAfter(Duration.ofSeconds(50))
                .readingBackFor(Duration.ofSeconds(50))
                .answeringAfter(operation -> Duration.ofMinutes(2));

        assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);
        assertThat(bench.step("freeze").how()).isEqualTo(StepFact.How.RECOVERED);
    }

    @Test
    void whatIsStillAtWorkAfterItsLimitIsToldSo() throws InterruptedException {
        var bench = new Bench(Books.of(List.of(), Books.freeze("freeze")));
        bench.world().endingAfter(Duration.ofHours(1)).answeringAfter(operation -> Duration.ofMinutes(2));

        assertThat(bench.run().code()).isEqualTo(ExitCode.HALTED);
        assertThat(bench.step("freeze").why()).contains("what was begun is still at work after 1 min");
        assertThat(bench.world().effects()).containsEntry("freeze", 1);
    }

    @ParameterizedTest
    @CsvSource({"4, 10", "30, 30"})
    void aRunnerThatDiesDuringTheBackoffLeavesTheRestOfIt(int dead, int startsAfter) throws InterruptedException {
        var bench = killedDuringTheBackoff();
        var ended = Objects.requireNonNull(bench.step("freeze").ended());
        bench.deadFor(Duration.ofSeconds(dead)).run();

        assertThat(bench.step("freeze").attempt()).isEqualTo(2);
        assertThat(bench.step("freeze").started()).isEqualTo(ended.plusSeconds(startsAfter));
    }

    private static Bench killedDuringTheBackoff() throws InterruptedException {
        for (int forces = 1; ; forces++) {
            var bench = failing(Steps.retrying(Books.freeze("freeze"), 1));
            assertThat(bench.runUntilKilled(forces)).isNull();
            if (bench.step("freeze").state() == StepState.FAILED) {
                return bench;
            }
        }
    }

    private static Bench failing(Step step) {
        var bench = new Bench(Books.of(List.of(), step));
        bench.world().answering(operation -> new Outcome.Failed("locked", true));
        return bench;
    }
}
