package dev.cutover.engine.move;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.engine.operator.CommandPort;
import dev.cutover.engine.operator.RampFreeze;
import dev.cutover.model.OnBreach;
import dev.cutover.model.Scope;
import dev.cutover.model.Segment;
import dev.cutover.problem.ExitCode;
import dev.cutover.run.AttemptTimer;
import dev.cutover.run.Effect;
import dev.cutover.run.fact.CriterionFact;
import dev.cutover.run.fact.EffectFact;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.fact.RequestFact;
import dev.cutover.run.fact.RollbackFact;
import dev.cutover.run.fact.StepFact;
import dev.cutover.spi.Metrics.Measurement;
import dev.cutover.testkit.Bench;
import dev.cutover.testkit.Books;
import dev.cutover.testkit.Orders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Somebody asks for a rollback: ramps in scope stand still from the first moment on. */
class FreezeTest {
    private static final Duration AT = Duration.ofSeconds(110);
    private static final Duration LATER = Duration.ofSeconds(170);

    private final AtomicReference<RampFreeze> freeze = new AtomicReference<>();

    @Test
    void aRampStandsStillUntilTheFormIsClosedAndItsSoakIsNotBegunAnew() throws InterruptedException {
        var bench = frozen(AT);
        bench.at(LATER, commandPort -> freeze.get().release("the form was closed"));

        assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);

        assertThat(risen(bench, Books.EAST).get(1))
                .as("as soon as the freeze ends, and no sooner")
                .isEqualTo(Bench.START.plus(LATER));
        assertThat(bench.facts(StepFact.TimerSet.class))
                .extracting(StepFact.TimerSet::timer)
                .as("one soak for each weight")
                .containsOnlyOnce(new AttemptTimer.Soak(1));
    }

    @Test
    void itLapsesWhenNothingIsSaidForTwoMinutes() throws InterruptedException {
        var bench = frozen(AT);

        assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);

        assertThat(bench.facts(RequestFact.RampsReleased.class))
                .containsExactly(new RequestFact.RampsReleased("f1", "nothing was said for 2m"));
        assertThat(risen(bench, Books.EAST).get(1))
                .isEqualTo(Bench.START.plus(AT).plus(RampFreeze.PATIENCE));
    }

    @Test
    void aWordKeepsItAndNarrowsItToWhatIsMeant() throws InterruptedException {
        var bench = new Bench(Books.unchained(
                List.of(),
                List.of(
                        Books.shift("east", Books.EAST, OnBreach.HOLD),
                        Books.shift("west", Books.WEST, OnBreach.HOLD))));
        bench.at(AT, this::open);
        bench.at(LATER, commandPort -> freeze.get().keep(Scope.of(Books.EAST), "Dana"));

        assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);

        assertThat(risen(bench, Books.WEST).get(1)).isEqualTo(Bench.START.plus(LATER));
        assertThat(risen(bench, Books.EAST).get(1))
                .isEqualTo(Bench.START.plus(LATER).plus(RampFreeze.PATIENCE));
        assertThat(bench.facts(RequestFact.RampsFrozen.class))
                .extracting(RequestFact.RampsFrozen::id, RequestFact.RampsFrozen::by)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("f1", "tester"),
                        org.assertj.core.groups.Tuple.tuple("f1", "Dana"));
    }

    @Test
    void theRollbackTakesOver() throws InterruptedException {
        var bench = frozen(AT);
        bench.at(LATER, commandPort -> {
            Orders.rollBack(commandPort, Scope.WHOLE_RUN, "Dana", "misroutes");
            freeze.get().release("the rollback was asked for");
        });

        assertThat(bench.run().code()).isEqualTo(ExitCode.ROLLED_BACK);

        assertThat(risen(bench, Books.EAST)).as("no other weight").hasSize(1);
        assertThat(bench.world().weight(Books.EAST)).isZero();
        assertThat(place(bench, RollbackFact.Requested.class))
                .isLessThan(place(bench, RequestFact.RampsReleased.class));
    }

    @Test
    void guardsKeepWatch() throws InterruptedException {
        var bench = new Bench(Books.of(List.of(), Books.shift("east", Books.EAST, OnBreach.ROLLBACK)));
        bench.at(AT, this::open);
        bench.at(AT.plusSeconds(15), commandPort -> bench.world().measuring(query -> new Measurement.Value(0, 100)));

        assertThat(bench.run().code()).isEqualTo(ExitCode.ROLLED_BACK);
        assertThat(bench.facts(CriterionFact.GuardBreached.class)).hasSize(1);
    }

    @Test
    void aWeightThatIsBeingSetIsSetAndReadBack() throws InterruptedException {
        var bench = new Bench(Books.of(List.of(), Books.shift("east", Books.EAST, OnBreach.HOLD)));
        bench.watching((commandPort, event) -> {
            if (event.fact() instanceof EffectFact.Intended && freeze.get() == null) {
                open(commandPort);
            }
        });

        assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);
        int settled = place(bench, EffectFact.Settled.class);
        assertThat(settled)
                .isGreaterThan(place(bench, RequestFact.RampsFrozen.class))
                .isLessThan(place(bench, RequestFact.RampsReleased.class));
    }

    @Test
    void theRunDoesNotEndWhileSomebodyAsks() throws InterruptedException {
        var bench = new Bench(Books.of(
                List.of(),
                Books.shift("east", Books.EAST, OnBreach.HOLD),
                dev.cutover.testkit.Steps.waiting("last", Duration.ofMinutes(1))));
        bench.watching((commandPort, event) -> {
            if (event.fact() instanceof StepFact.Started started
                    && started.step().value().equals("last")) {
                open(commandPort);
                commandPort.at(
                        Duration.ofSeconds(90),
                        () -> Orders.rollBack(commandPort, Scope.WHOLE_RUN, "Dana", "just in time"));
            }
        });

        assertThat(bench.run().code()).isEqualTo(ExitCode.ROLLED_BACK);
    }

    @Test
    void itDoesNotOutliveItsRunnerAndTheNextOneSaysSo() throws InterruptedException {
        var bench = frozen(AT);
        int forces = 1;
        while (bench.state().requests().freezes().standing().isEmpty()) {
            bench = frozen(AT);
            assertThat(bench.runUntilKilled(++forces)).isNull();
        }

        assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);
        assertThat(bench.facts(RequestFact.RampsReleased.class))
                .containsExactly(new RequestFact.RampsReleased("f1", "the runner that kept it is gone"));
    }

    @Test
    void theReasonOfARollbackMayFollowIt() throws InterruptedException {
        var bench = new Bench(Books.of(List.of(), Books.shift("east", Books.EAST, OnBreach.HOLD)));
        bench.world().taking(Duration.ofSeconds(20));
        bench.at(AT, commandPort -> Orders.rollBack(commandPort, Scope.WHOLE_RUN, "Dana", ""));
        bench.at(
                AT.plusSeconds(5),
                commandPort -> Orders.explain(commandPort, Scope.WHOLE_RUN, "Dana", "misroutes", "late orders"));

        assertThat(bench.run().code()).isEqualTo(ExitCode.ROLLED_BACK);
        assertThat(bench.facts(RollbackFact.Explained.class))
                .containsExactly(new RollbackFact.Explained(1, "Dana", "commander", "misroutes", "late orders"));
    }

    @Test
    void askingAgainWithAReasonGivesIt() throws InterruptedException {
        var bench = new Bench(Books.of(List.of(), Books.shift("east", Books.EAST, OnBreach.HOLD)));
        bench.world().taking(Duration.ofSeconds(20));
        bench.at(AT, commandPort -> Orders.rollBack(commandPort, Scope.WHOLE_RUN, "Dana", ""));
        bench.at(AT.plusSeconds(5), commandPort -> Orders.rollBack(commandPort, Scope.WHOLE_RUN, "Dana", "misroutes"));

        assertThat(bench.run().code()).isEqualTo(ExitCode.ROLLED_BACK);
        assertThat(bench.state().rollbacks().all()).hasSize(1);
        assertThat(bench.state().rollbacks().explained(1).orElseThrow().reason())
                .isEqualTo("misroutes");
    }

    private Bench frozen(Duration at) {
        return new Bench(Books.of(List.of(), Books.shift("east", Books.EAST, OnBreach.HOLD))).at(at, this::open);
    }

    private void open(CommandPort commandPort) {
        freeze.set(commandPort.freeze("tester", () -> {}));
    }

    /** When each weight of a segment was intended. */
    @Test
    void noRampRisesBeforePeopleHaveSaidThatTheRunGoesOnAfterARollback() throws InterruptedException {
        var thinking = Duration.ofMinutes(30);
        var bench = new Bench(Books.unchained(
                List.of(),
                List.of(
                        Books.shift("east", Books.EAST, OnBreach.HOLD),
                        Books.shift("west", Books.WEST, OnBreach.HOLD))));
        bench.people(question -> bench.say(question, "go-on")).thinking(question -> thinking);
        bench.at(AT, commandPort -> Orders.rollBack(commandPort, Scope.of(Books.EAST), "Dana", "misroutes"));

        bench.run();

        assertThat(risen(bench, Books.WEST).get(1))
                .isAfterOrEqualTo(Bench.START.plus(AT).plus(thinking));
        assertThat(bench.world().weight(Books.WEST)).isEqualTo(10_000);
    }

    private static List<Instant> risen(Bench bench, Segment segment) {
        return bench.record().stream()
                .filter(event -> event.fact() instanceof EffectFact.Intended intended
                        && intended.effect().direction() == Effect.Direction.FORWARD
                        && ((Effect.Weights) intended.effect().deed())
                                .moves()
                                .get(0)
                                .key()
                                .equals(segment))
                .map(event -> event.at())
                .toList();
    }

    private static int place(Bench bench, Class<? extends Fact> kind) {
        for (int at = 0; at < bench.record().size(); at++) {
            if (kind.isInstance(bench.record().get(at).fact())) {
                return at;
            }
        }
        throw new AssertionError("no " + kind);
    }
}
