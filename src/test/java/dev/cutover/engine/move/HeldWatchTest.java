package dev.cutover.engine.move;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.engine.RunResult;
import dev.cutover.model.OnBreach;
import dev.cutover.model.Scope;
import dev.cutover.model.Trigger;
import dev.cutover.problem.ExitCode;
import dev.cutover.run.Question;
import dev.cutover.run.fact.CriterionFact;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.ledger.RunStatus;
import dev.cutover.spi.Metrics.Measurement;
import dev.cutover.testkit.Bench;
import dev.cutover.testkit.Books;
import dev.cutover.testkit.Orders;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A held run with traffic on the new platform keeps its runner, although nobody is at its terminal. */
class HeldWatchTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void guardsKeepWatchLongAfterTheSoakUntilTheRunIsContinued() throws InterruptedException {
        var bench = held();
        bench.at(MINUTE.multipliedBy(30), commandPort -> Orders.goOn(commandPort, "Dana", "on"));

        assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);
        assertThat(bench.world().weight(Books.EAST)).isEqualTo(10_000);
        var continued = bench.record().stream()
                .filter(event -> event.fact() instanceof RunFact.Continued)
                .findFirst()
                .orElseThrow();
        assertThat(continued.at()).isAfterOrEqualTo(Bench.START.plus(MINUTE.multipliedBy(30)));
        assertThat(bench.facts(RunFact.LeaseTaken.class)).hasSize(1);
    }

    @Test
    void aGuardThatTurnsRedDuringTheHoldIsActedOn() throws InterruptedException {
        var bench = held();
        bench.at(
                MINUTE.multipliedBy(20),
                commandPort -> bench.world().measuring(query -> new Measurement.Value(0, 100)));

        var result = bench.run();

        assertThat(result.code())
                .as("its question is open, and nobody is there")
                .isEqualTo(ExitCode.HALTED);
        assertThat(bench.facts(CriterionFact.GuardBreached.class)).hasSize(1);
        assertThat(bench.state().lastAt().orElseThrow()).isAfterOrEqualTo(Bench.START.plus(MINUTE.multipliedBy(20)));
    }

    @Test
    void aRollbackEndsIt() throws InterruptedException {
        var bench = held();
        bench.at(
                MINUTE.multipliedBy(20),
                commandPort -> Orders.rollBack(commandPort, Scope.WHOLE_RUN, "Dana", "enough"));

        assertThat(bench.run().code()).isEqualTo(ExitCode.ROLLED_BACK);
    }

    @Test
    void anOpenQuestionStillEndsTheProcess() throws InterruptedException {
        var bench = new Bench(Books.unchained(
                        List.of(), List.of(Books.shift("east", Books.EAST, OnBreach.HOLD), Books.gate("ready"))))
                .reachable();
        bench.at(Duration.ofSeconds(30), commandPort -> Orders.hold(commandPort, "Dana", "wait"));

        assertThat(bench.run().code()).isEqualTo(ExitCode.WAITING);
        assertThat(bench.state().questions().open())
                .extracting(entry -> entry.question().kind())
                .containsExactly(Question.Kind.APPROVE);
    }

    @Test
    void withoutTrafficTheProcessEndsAsBefore() throws InterruptedException {
        var bench = new Bench(Books.of(List.of(), Books.freeze("a"), Books.freeze("b"))).reachable();
        bench.world().taking(MINUTE);
        bench.at(Duration.ofSeconds(30), commandPort -> Orders.hold(commandPort, "Dana", "wait"));

        assertThat(bench.run().code()).isEqualTo(ExitCode.WAITING);
        assertThat(bench.state().status()).isEqualTo(RunStatus.HELD);
    }

    @Test
    void aTriggersHoldKeepsARunOpenWhoseStepsHaveEnded() throws InterruptedException {
        var trigger = new Trigger(Books.HEALTH, Duration.ZERO, Trigger.Then.HOLD);
        var bench = new Bench(Books.of(
                List.of(trigger),
                Books.shift("east", Books.EAST, OnBreach.HOLD),
                dev.cutover.testkit.Steps.waiting("last", MINUTE)));
        bench.watching((commandPort, event) -> {
            if (event.fact() instanceof dev.cutover.run.fact.StepFact.Started started
                    && started.step().value().equals("last")) {
                bench.world().measuring(query -> new Measurement.Value(0, 100));
            }
        });

        RunResult result = bench.run();

        assertThat(result.code()).isEqualTo(ExitCode.WAITING);
        assertThat(bench.state().ended()).isEmpty();
    }

    private static Bench held() {
        var bench = new Bench(Books.of(List.of(), Books.shift("east", Books.EAST, OnBreach.HOLD))).reachable();
        return bench.at(Duration.ofSeconds(30), commandPort -> Orders.hold(commandPort, "Dana", "wait"));
    }
}
