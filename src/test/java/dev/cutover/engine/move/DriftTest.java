package dev.cutover.engine.move;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.engine.operator.CommandPort;
import dev.cutover.model.OnBreach;
import dev.cutover.model.Scope;
import dev.cutover.problem.ExitCode;
import dev.cutover.run.Question;
import dev.cutover.run.StepState;
import dev.cutover.run.fact.EffectFact;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.PeopleFact;
import dev.cutover.run.fact.RollbackFact;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.fact.StepFact;
import dev.cutover.spi.TrafficRouter.Result;
import dev.cutover.testkit.Bench;
import dev.cutover.testkit.Books;
import dev.cutover.testkit.Orders;
import dev.cutover.testkit.Steps;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Weights of shifts that are done are read back for as long as the run lasts. */
class DriftTest {
    /** The soaks of one shift. */
    private static final Duration SHIFT = Duration.ofMinutes(6);

    @Test
    void aFinishedShiftThatLostItsWeightEndsWithDriftAndIsNamed() throws InterruptedException {
        var bench = eastThenWait();
        bench.at(SHIFT.plusMinutes(5), commandPort -> bench.world().setWeight(Books.EAST, 0));

        var result = bench.run();
        assertThat(result.code()).isEqualTo(ExitCode.DRIFT);
        assertThat(result.message()).contains("east: 0 %, must be 100 %");
        assertThat(bench.step("wait").state()).as("what runs may end").isEqualTo(StepState.SUCCEEDED);
        assertThat(bench.step("after").state()).as("nothing new starts").isEqualTo(StepState.PENDING);
    }

    @Test
    void everyDriftedSegmentIsNamed() throws InterruptedException {
        var bench = bothThenWait();
        bench.at(SHIFT.multipliedBy(2).plusMinutes(5), commandPort -> {
            bench.world().setWeight(Books.EAST, 0);
            bench.world().setWeight(Books.WEST, 300);
        });

        assertThat(bench.run().message()).contains("east: 0 %, must be 100 %", "west: 3 %, must be 100 %");
        assertThat(drifts(bench)).hasSize(1);
    }

    @Test
    void theWeightsAreReadBeforeTheEndIsWritten() throws InterruptedException {
        var bench = new Bench(Books.of(List.of(), Books.shift("shift-east", Books.EAST, OnBreach.HOLD)));
        bench.watching((commandPort, event) -> {
            if (event.fact() instanceof StepFact.Succeeded) {
                bench.world().setWeight(Books.EAST, 0);
            }
        });

        assertThat(bench.run().code()).isEqualTo(ExitCode.DRIFT);
        assertThat(bench.state().ended()).isEmpty();
    }

    @Test
    void anotherShiftDoesNotRiseOnTopOfDrift() throws InterruptedException {
        var bench = new Bench(Books.of(
                List.of(),
                Books.shift("shift-east", Books.EAST, OnBreach.HOLD),
                Books.shift("shift-west", Books.WEST, OnBreach.HOLD)));
        bench.at(SHIFT.plusSeconds(119), commandPort -> bench.world().setWeight(Books.EAST, 0));

        assertThat(bench.run().code()).isEqualTo(ExitCode.DRIFT);
        assertThat(bench.world().weight(Books.WEST)).isEqualTo(500);
        assertThat(bench.step("shift-west").state()).as("its guards keep watch").isEqualTo(StepState.STARTED);
    }

    @Test
    void aResumedRunReadsBeforeItStartsAnything() throws InterruptedException {
        var bench = eastThenWait();
        bench.at(SHIFT.plusMinutes(5), commandPort -> commandPort.leave("lunch"));
        assertThat(bench.run().code()).isEqualTo(ExitCode.INTERRUPTED);
        bench.world().setWeight(Books.EAST, 0);

        assertThat(bench.deadFor(Duration.ofHours(2)).run().code()).isEqualTo(ExitCode.DRIFT);
        assertThat(bench.step("after").state()).isEqualTo(StepState.PENDING);
    }

    @Test
    void aPersonHasTheWeightSetAgain() throws InterruptedException {
        var bench = driftingAndSaying("set-again");

        assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);
        assertThat(bench.world().weight(Books.EAST)).isEqualTo(10_000);
    }

    @Test
    void aPersonAcceptsTheWeightAndTheRunEndsWithExceptions() throws InterruptedException {
        var bench = driftingAndSaying("accept");

        assertThat(bench.run().code()).isEqualTo(ExitCode.EXCEPTIONS);
        assertThat(bench.world().weight(Books.EAST)).isZero();
        assertThat(bench.state()
                        .traffic()
                        .of("orders", Books.EAST)
                        .orElseThrow()
                        .weight()
                        .basisPoints())
                .isZero();
        assertThat(bench.state().ended().orElseThrow().exceptions())
                .containsExactly("east: 0 %, must be 100 %, was accepted by Dana: because");
    }

    @Test
    void aPersonRollsTheSegmentBack() throws InterruptedException {
        var bench = driftingAndSaying("rollback");
        bench.run();

        assertThat(bench.facts(RollbackFact.Requested.class))
                .extracting(requested -> requested.scope().toString())
                .containsExactly("region=east");
        assertThat(drifts(bench)).as("asked once").hasSize(1);
    }

    @Test
    void aWeightThatCannotBeSetAgainIsAskedAboutAgain() throws InterruptedException {
        var bench = eastThenWait();
        bench.at(SHIFT.plusMinutes(5), commandPort -> {
            bench.world().setWeight(Books.EAST, 0);
            bench.world().routing(changes -> Result.REJECTED);
        });
        bench.people(question -> question.id().equals("drift-1") ? bench.say(question, "set-again") : null);

        var result = bench.run();
        assertThat(result.code()).isEqualTo(ExitCode.DRIFT);
        assertThat(result.message()).contains("east: 0 %, must be 100 %", "setting it again failed");
    }

    @Test
    void aWeightThatIsBackAnswersTheQuestion() throws InterruptedException {
        var bench = eastThenWait();
        bench.at(SHIFT.plusMinutes(5), commandPort -> bench.world().setWeight(Books.EAST, 0));
        bench.at(SHIFT.plusMinutes(8), commandPort -> bench.world().setWeight(Books.EAST, 10_000));
        bench.people(question -> bench.say(question, "abort")).thinking(question -> Duration.ofHours(1));

        assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);
        assertThat(bench.facts(PeopleFact.Lapsed.class))
                .extracting(PeopleFact.Lapsed::why)
                .containsExactly("the weights are as recorded again");
    }

    @Test
    void aRouterThatCannotBeReadAtThePaceIsToldOnceAndIsNoDrift() throws InterruptedException {
        var bench = eastThenWait();
        var deaf = new AtomicInteger();
        bench.at(SHIFT.plusMinutes(5), commandPort -> deaf.set(1));
        bench.at(SHIFT.plusMinutes(20), commandPort -> deaf.set(0));
        bench.world().reading(() -> deaf.get() > 0 ? "connection refused" : null);

        assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);
        assertThat(bench.facts(RunFact.WeightsRead.class))
                .extracting(RunFact.WeightsRead::trouble)
                .containsExactly("connection refused", "");
    }

    @Test
    void whatCannotBeReadAtTheEndIsAnException() throws InterruptedException {
        var bench = eastThenWait();
        var deaf = new AtomicInteger();
        bench.at(SHIFT.plusMinutes(5), commandPort -> deaf.set(1));
        bench.world().reading(() -> deaf.get() > 0 ? "connection refused" : null);

        assertThat(bench.run().code()).isEqualTo(ExitCode.EXCEPTIONS);
        assertThat(bench.state().ended().orElseThrow().exceptions())
                .anyMatch(what -> what.contains("could not be read") && what.contains("connection refused"));
    }

    @Test
    void aReadingIsOneForAllSegmentsAndLeavesNothingBehind() throws InterruptedException {
        var bench = bothThenWait();

        assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);
        assertThat(bench.facts(RunFact.WeightsRead.class)).isEmpty();
        long ofBoth =
                bench.world().reads().stream().filter(keys -> keys.size() == 2).count();
        assertThat(ofBoth).as("thirty minutes at the pace of one").isBetween(30L, 45L);
    }

    @Test
    void aKilledRunnerIsFollowedByOneThatKnowsOfTheDrift() throws InterruptedException {
        for (int forces = 1; ; forces++) {
            var bench = driftingAndSaying("set-again");
            boolean through = bench.runUntilKilled(forces) != null;
            assertThat(through ? ExitCode.DONE : bench.run().code())
                    .as("killed at force %s", forces)
                    .isEqualTo(ExitCode.DONE);
            assertThat(bench.world().weight(Books.EAST)).isEqualTo(10_000);
            if (through) {
                return;
            }
        }
    }

    @Test
    void aMoveToExactlyTheNextWeightIsDrift() throws InterruptedException {
        var bench = new Bench(Books.of(List.of(), Books.shift("shift-east", Books.EAST, OnBreach.HOLD)));
        bench.at(Duration.ofSeconds(119), commandPort -> bench.world().setWeight(Books.EAST, 5000));

        assertThat(bench.run().code()).isEqualTo(ExitCode.DRIFT);
        assertThat(bench.step("shift-east").why()).contains("east: 50 %, must be 5 %");
        assertThat(bench.facts(EffectFact.Intended.class)).hasSize(1);
    }

    @Test
    void whatADriftAtTheEndIsDecidedToIsDoneBeforeTheEndIsWritten() throws InterruptedException {
        var bench = new Bench(Books.of(List.of(), Books.shift("shift-east", Books.EAST, OnBreach.HOLD)));
        bench.watching((commandPort, event) -> {
            if (event.fact() instanceof StepFact.Succeeded) {
                bench.world().setWeight(Books.EAST, 0);
            }
        });
        bench.people(question -> question.kind() == Question.Kind.DRIFT ? bench.say(question, "set-again") : null);

        assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);
        assertThat(bench.world().weight(Books.EAST)).isEqualTo(10_000);
    }

    @Test
    void whatStaysIsReadAgainBeforeAPersonEndsTheRun() throws InterruptedException {
        var bench = westRolledBackAndEnding();
        movingEastWhenEnding(bench, 0);

        assertThat(bench.run().code()).isEqualTo(ExitCode.DRIFT);
        assertThat(bench.state().ended()).isEmpty();
        assertThat(drifts(bench))
                .singleElement()
                .satisfies(question -> assertThat(question.prompt()).contains("east: 0 %, must be 100 %"));
    }

    @Test
    void theEndThatAPersonAskedForComesOnceTheDriftIsDecided() throws InterruptedException {
        var bench = westRolledBackAndEnding();
        movingEastWhenEnding(bench, 0);
        bench.people(question -> bench.say(
                question,
                switch (question.kind()) {
                    case DRIFT -> "set-again";
                    case AFTER_ROLLBACK -> "end";
                    default -> "done";
                }));

        assertThat(bench.run().code()).isEqualTo(ExitCode.EXCEPTIONS);
        assertThat(bench.state().ended().orElseThrow().ending()).isEqualTo(RunFact.Ending.STOPPED);
        assertThat(bench.state().ended().orElseThrow().why()).contains("east stays at 100 %");
        assertThat(bench.world().weight(Books.EAST)).isEqualTo(10_000);
    }

    @Test
    void aRouterThatIsSilentAtTheEndIsNamedAndKeepsNobodyWaiting() throws InterruptedException {
        var bench = westRolledBackAndEnding();
        var deaf = new AtomicInteger();
        bench.watching((commandPort, event) -> {
            rollBackWest(bench, commandPort, event);
            if (isTheEnd(event)) {
                deaf.set(1);
            }
        });
        bench.world().reading(() -> deaf.get() > 0 ? "connection refused" : null);

        assertThat(bench.run().code()).isEqualTo(ExitCode.EXCEPTIONS);
        assertThat(bench.state().ended().orElseThrow().exceptions())
                .containsExactly("weights of 'world' could not be read: connection refused");
    }

    @Test
    void aRollbackOfAllIsReadAgainBeforeItEndsTheRun() throws InterruptedException {
        var bench = bothThenWait();
        bench.watching((commandPort, event) -> {
            if (event.fact() instanceof StepFact.Started started
                    && started.step().value().equals("wait")) {
                Orders.rollBack(commandPort, Scope.WHOLE_RUN, "Dana", "misroutes");
            } else if (event.fact() instanceof RollbackFact.Finished) {
                bench.world().setWeight(Books.EAST, 5000);
            }
        });

        var result = bench.run();
        assertThat(result.code()).isEqualTo(ExitCode.DRIFT);
        assertThat(result.message()).contains("east: 50 %, must be 0 %");
        assertThat(bench.state().ended())
                .as("nobody says that it is rolled back")
                .isEmpty();
    }

    private static Bench westRolledBackAndEnding() {
        var bench = new Bench(Books.of(
                List.of(),
                Books.shift("shift-east", Books.EAST, OnBreach.HOLD),
                Books.shift("shift-west", Books.WEST, OnBreach.HOLD),
                Steps.waiting("wait", Duration.ofMinutes(30))));
        return bench.people(
                question -> question.kind() == Question.Kind.AFTER_ROLLBACK ? bench.say(question, "end") : null);
    }

    private static void movingEastWhenEnding(Bench bench, int weight) {
        bench.watching((commandPort, event) -> {
            rollBackWest(bench, commandPort, event);
            if (isTheEnd(event)) {
                bench.world().setWeight(Books.EAST, weight);
            }
        });
    }

    private static void rollBackWest(Bench bench, CommandPort commandPort, Event event) {
        boolean first = bench.facts(RollbackFact.Requested.class).isEmpty();
        if (first
                && event.fact() instanceof StepFact.Started started
                && started.step().value().equals("wait")) {
            Orders.rollBack(commandPort, Scope.of(Books.WEST), "Dana", "misroutes");
        }
    }

    private static boolean isTheEnd(Event event) {
        return event.fact() instanceof PeopleFact.Decided decided
                && decided.decision().choice().equals("end");
    }

    private static Bench driftingAndSaying(String word) {
        var bench = eastThenWait();
        Instant fault = Bench.START.plus(SHIFT.plusMinutes(5));
        bench.watching((commandPort, event) -> {
            boolean first = bench.facts(RunFact.WeightsRead.class).isEmpty();
            if (first
                    && event.fact() instanceof StepFact.Started started
                    && started.step().value().equals("wait")) {
                commandPort.at(
                        Duration.between(event.at(), fault), () -> bench.world().setWeight(Books.EAST, 0));
            }
        });
        return bench.people(question -> question.kind() == Question.Kind.DRIFT ? bench.say(question, word) : null);
    }

    private static List<Question> drifts(Bench bench) {
        return bench.facts(PeopleFact.Asked.class).stream()
                .map(PeopleFact.Asked::question)
                .filter(question -> question.kind() == Question.Kind.DRIFT)
                .toList();
    }

    private static Bench eastThenWait() {
        return new Bench(Books.of(
                List.of(),
                Books.shift("shift-east", Books.EAST, OnBreach.HOLD),
                Steps.waiting("wait", Duration.ofMinutes(30)),
                Books.freeze("after")));
    }

    private static Bench bothThenWait() {
        return new Bench(Books.of(
                List.of(),
                Books.shift("shift-east", Books.EAST, OnBreach.HOLD),
                Books.shift("shift-west", Books.WEST, OnBreach.HOLD),
                Steps.waiting("wait", Duration.ofMinutes(30)),
                Books.freeze("after")));
    }
}
