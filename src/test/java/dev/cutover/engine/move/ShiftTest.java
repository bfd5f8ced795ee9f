package dev.cutover.engine.move;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.OnBreach;
import dev.cutover.model.Segment;
import dev.cutover.problem.ExitCode;
import dev.cutover.run.Effect;
import dev.cutover.run.EffectState;
import dev.cutover.run.StepState;
import dev.cutover.run.fact.EffectFact;
import dev.cutover.run.fact.StepFact;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.TrafficRouter.Result;
import dev.cutover.testkit.Bench;
import dev.cutover.testkit.Books;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShiftTest {

    @Test
    void aWeightThatIsNotWhereTheRecordLeftItStopsTheStepBeforeItBegins() throws InterruptedException {
        var bench = east();
        bench.world().setWeight(Books.EAST, 300);

        assertThat(bench.run().code()).isEqualTo(ExitCode.DRIFT);
        assertThat(bench.world().weight(Books.EAST)).as("nothing was touched").isEqualTo(300);
        assertThat(bench.facts(EffectFact.Intended.class)).isEmpty();
    }

    @Test
    void aWeightThatSomebodyMovedDuringTheHoldStopsTheNextChange() throws InterruptedException {
        var bench = east();
        bench.at(Duration.ofMinutes(1), commandPort -> bench.world().setWeight(Books.EAST, 0));

        assertThat(bench.run().code()).isEqualTo(ExitCode.DRIFT);
        assertThat(bench.step("shift-east").cause()).isEqualTo(StepFact.FailureCause.DRIFT);
        assertThat(bench.world().weight(Books.EAST)).isZero();
    }

    @Test
    void aRouterThatForgotTheLastWeightWhileItWasHeldIsDetected() throws InterruptedException {
        var bench = east();
        bench.at(Duration.ofMinutes(5), commandPort -> bench.world().setWeight(Books.EAST, 0));

        assertThat(bench.run().code()).isEqualTo(ExitCode.DRIFT);
        assertThat(bench.step("shift-east").state()).isEqualTo(StepState.FAILED);
    }

    @Test
    void whoeverTakesTheRunOverReadsTheWeightsAgain() throws InterruptedException {
        var bench = east();
        bench.at(Duration.ofMinutes(1), commandPort -> commandPort.leave("lunch"));
        assertThat(bench.run().code()).isEqualTo(ExitCode.INTERRUPTED);
        bench.world().setWeight(Books.EAST, 0);
        int before = bench.record().size();

        assertThat(bench.run().code()).isEqualTo(ExitCode.DRIFT);
        assertThat(bench.record().get(before + 1).at())
                .as("at once, not when the hold is over")
                .isEqualTo(bench.record().get(before).at());
    }

    @Test
    void trafficThatDriftedGoesBackAllTheSame() throws InterruptedException {
        var bench = east();
        bench.world().routing(changes -> {
            if (bench.world().weight(Books.EAST) == 0 && changes.get(0).target() > 0) {
                bench.world().setWeight(Books.EAST, 3000);
                return Result.CONFLICT;
            }
            return null;
        });
        bench.people(question -> bench.say(question, "rollback"));

        assertThat(bench.run().code()).isEqualTo(ExitCode.ROLLED_BACK);
        assertThat(bench.world().weight(Books.EAST)).isZero();
    }

    @Test
    void aMoveThatWasMadeInPartIsCompleted() throws InterruptedException {
        var bench = new Bench(Books.of(List.of(), Books.shift("shift-all", Segment.EVERYTHING, OnBreach.HOLD)));
        bench.world().routing(changes -> changes.size() > 1 ? Result.PARTIAL : null);

        assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);
        assertThat(bench.world().weight(Books.EAST)).isEqualTo(10_000);
        assertThat(bench.world().weight(Books.WEST)).isEqualTo(10_000);
    }

    @Test
    void whatARouterRefusesFailsAndTheRecordKnowsWhereTrafficStands() throws InterruptedException {
        var bench = east();
        bench.world().routing(changes -> changes.get(0).target() > 500 ? Result.REJECTED : null);

        assertThat(bench.run().code()).isEqualTo(ExitCode.HALTED);
        var known = bench.state().traffic().of("orders", Books.EAST).orElseThrow();
        assertThat(known.certain()).isTrue();
        assertThat(known.weight().basisPoints()).isEqualTo(bench.world().weight(Books.EAST));
    }

    @Test
    void aWeightThatSomebodyMovedWhileItWasSetStopsTheStep() throws InterruptedException {
        var bench = east();
        bench.world().routing(changes -> {
            bench.world().setWeight(Books.EAST, changes.get(0).target());
            return Result.UNEXPECTED;
        });

        assertThat(bench.run().code()).isEqualTo(ExitCode.DRIFT);
        assertThat(bench.step("shift-east").cause()).isEqualTo(StepFact.FailureCause.DRIFT);
        assertThat(bench.facts(EffectFact.Intended.class))
                .as("nothing more is set")
                .hasSize(1);
    }

    @Test
    void aMoveWithoutAnAnswerIsReadTwiceAndGoesOnIfItTookPlace() throws InterruptedException {
        var bench = east();
        bench.world().answeringAfter(operation -> operation.equals("apply") ? Duration.ofMinutes(2) : Duration.ZERO);

        assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);
        assertThat(bench.step("shift-east").how()).isEqualTo(StepFact.How.RECOVERED);
        assertThat(bench.world().awaited())
                .as("whatever is still at work comes first")
                .contains(Books.EAST.toString());
    }

    @Test
    void aMoveWithoutAnAnswerThatDidNotTakePlaceFails() throws InterruptedException {
        var bench = east();
        bench.world().routing(changes -> {
            throw new ConnectorException("no route to the router");
        });

        assertThat(bench.run().code()).isEqualTo(ExitCode.HALTED);
        assertThat(bench.facts(EffectFact.Settled.class))
                .extracting(EffectFact.Settled::state)
                .containsExactly(EffectState.IN_DOUBT, EffectState.NOT_DONE);
    }

    @Test
    void aMoveThatLandsLateIsSeenBeforeTheNextChange() throws InterruptedException {
        var bench = east();
        bench.world().routing(changes -> changes.get(0).target() == 5000 ? Result.UNKNOWN : null);
        bench.watching((commandPort, event) -> {
            if (event.fact() instanceof EffectFact.Settled settled && settled.state() == EffectState.IN_DOUBT) {
                commandPort.at(Duration.ofMillis(500), () -> bench.world().setWeight(Books.EAST, 5000));
            }
        });

        assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);
        assertThat(bench.world().weight(Books.EAST)).isEqualTo(10_000);
    }

    @Test
    void everyWeightIsHeldAfterAKillAsItIsWithoutOne() throws InterruptedException {
        for (int forces = 1; ; forces++) {
            var bench = east();
            boolean through = bench.runUntilKilled(forces) != null;
            assertThat(through ? ExitCode.DONE : bench.run().code()).isEqualTo(ExitCode.DONE);
            assertThat(heldBetweenMoves(bench))
                    .as("killed at force %s", forces)
                    .allMatch(held -> held.toSeconds() >= 120);
            if (through) {
                return;
            }
        }
    }

    private static List<Duration> heldBetweenMoves(Bench bench) {
        var done = bench.record().stream()
                .filter(event ->
                        event.fact() instanceof EffectFact.Settled settled && settled.state() == EffectState.DONE)
                .toList();
        var ended = bench.step("shift-east").ended();
        return java.util.stream.IntStream.range(0, done.size())
                .mapToObj(i -> Duration.between(
                        done.get(i).at(), i + 1 < done.size() ? done.get(i + 1).at() : ended))
                .toList();
    }

    @Test
    void weightsOnlyRiseWhileNothingIsRed() throws InterruptedException {
        var bench = east();
        bench.run();

        assertThat(bench.facts(EffectFact.Intended.class))
                .extracting(intended -> ((Effect.Weights) intended.effect().deed())
                        .moves()
                        .get(0)
                        .to())
                .containsExactly(500, 5000, 10_000);
        assertThat(bench.world().awaited()).as("nothing was in doubt").isEmpty();
    }

    private static Bench east() {
        return new Bench(Books.of(List.of(), Books.shift("shift-east", Books.EAST, OnBreach.HOLD)));
    }
}
