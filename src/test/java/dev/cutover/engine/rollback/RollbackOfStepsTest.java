package dev.cutover.engine.rollback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.engine.operator.CommandPort;
import dev.cutover.engine.operator.RequestReply;
import dev.cutover.model.IfUnreachable;
import dev.cutover.model.OnBreach;
import dev.cutover.model.RollbackStep;
import dev.cutover.model.Runbook;
import dev.cutover.model.Scope;
import dev.cutover.model.Step;
import dev.cutover.model.StepId;
import dev.cutover.model.Undo;
import dev.cutover.plan.rollback.ChosenScope;
import dev.cutover.plan.rollback.RollbackPlanner;
import dev.cutover.plan.rollback.ScopeOfSteps;
import dev.cutover.plan.rollback.StepReason;
import dev.cutover.plan.rollback.StepReasons;
import dev.cutover.problem.ExitCode;
import dev.cutover.run.Request;
import dev.cutover.run.Speaker;
import dev.cutover.run.StepState;
import dev.cutover.run.fact.RollbackFact;
import dev.cutover.run.fact.StepFact;
import dev.cutover.run.ledger.RunState;
import dev.cutover.testkit.Bench;
import dev.cutover.testkit.Books;
import dev.cutover.testkit.RollbackProcedures;
import dev.cutover.testkit.Steps;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rollbacks whose scope names steps. */
class RollbackOfStepsTest {
    private final List<RequestReply> replies = new ArrayList<>();
    private RunState live = RunState.of(List.of(Bench.created()));

    @Test
    void onlyTheTrafficOfTheNamedShiftReturns() throws InterruptedException {
        var book = twoRegions();
        var bench = followed(book);
        bench.at(Duration.ofMinutes(9), port -> rollBack(port, book, "shift-east"));

        assertThat(bench.run().code()).isEqualTo(ExitCode.EXCEPTIONS);
        assertThat(bench.world().weight(Books.EAST)).isZero();
        assertThat(bench.world().weight(Books.WEST)).isEqualTo(10_000);
        assertThat(bench.step("shift-east").state()).isEqualTo(StepState.UNDONE);
        assertThat(bench.step("watch-east").state()).isIn(StepState.UNDONE, StepState.SKIPPED);
        assertThat(bench.step("prepare-east").state()).isEqualTo(StepState.SUCCEEDED);
        assertThat(bench.facts(RollbackFact.Restored.class)).hasSize(1);
        assertThat(bench.facts(RollbackFact.Requested.class).get(0).scope().toString())
                .isEqualTo("region=east,step=shift-east|watch-east");
    }

    @Test
    void anActionAloneIsUndoneAndItsTrafficIsLeftAlone() throws InterruptedException {
        var book = Books.of(
                        List.of(),
                        Books.shift("shift-east", Books.EAST, OnBreach.HOLD),
                        Books.freeze("tag"),
                        Steps.waiting("wait", Duration.ofMinutes(30)))
                .withRollback(RollbackProcedures.plain(
                        Duration.ofMinutes(15),
                        List.of(),
                        List.of(new RollbackStep(Books.freeze("announce"), IfUnreachable.STOP))));
        var bench = followed(book);
        bench.at(Duration.ofMinutes(20), port -> rollBack(port, book, "tag"));
        bench.run();

        assertThat(bench.step("tag").state()).isEqualTo(StepState.UNDONE);
        assertThat(bench.world().weight(Books.EAST)).isEqualTo(10_000);
        assertThat(bench.step("announce@1").state()).isEqualTo(StepState.PENDING);
        assertThat(bench.facts(RollbackFact.Restored.class)).hasSize(1);
        assertThat(replies)
                .singleElement()
                .satisfies(reply ->
                        assertThat(reply.why()).isEqualTo("steps tag and wait are being rolled back (rollback 1)"));
        assertThat(StepReasons.of(new RollbackPlanner(book), bench.state(), ChosenScope.of(Scope.WHOLE_RUN)))
                .filteredOn(reason -> reason.step().value().equals("tag"))
                .extracting(StepReason::why)
                .containsExactly(StepReason.Why.UNDONE);
    }

    @Test
    void aClosedPlatformIsOpenedForTheShiftAlone() throws InterruptedException {
        var book = Books.of(
                List.of(),
                close(),
                Books.shift("shift-east", Books.EAST, OnBreach.HOLD),
                Steps.waiting("wait", Duration.ofMinutes(30)));
        var bench = followed(book);
        bench.at(Duration.ofMinutes(20), port -> rollBack(port, book, "shift-east"));
        bench.run();

        assertThat(bench.step("close").state()).isEqualTo(StepState.UNDONE);
        assertThat(bench.facts(RollbackFact.Opened.class)).hasSize(1);
        assertThat(bench.world().weight(Books.EAST)).isZero();
        assertThat(bench.facts(RollbackFact.Finished.class).get(0).leftUndone()).isEmpty();
    }

    @Test
    void aStepThatWasNotBegunIsNoReasonToOpenAnything() throws InterruptedException {
        var book = Books.of(
                List.of(),
                close(),
                Steps.waiting("wait", Duration.ofMinutes(30)),
                Books.shift("shift-east", Books.EAST, OnBreach.HOLD));
        var bench = followed(book);
        bench.at(Duration.ofMinutes(20), port -> rollBack(port, book, "shift-east"));
        bench.run();

        assertThat(bench.facts(RollbackFact.class)).isEmpty();
        assertThat(replies)
                .singleElement()
                .satisfies(reply -> assertThat(reply.why()).contains("nothing of east, step shift-east was begun"));
    }

    @Test
    void whatIsUndoneBesideTheSliceIsUndoneForEverything() throws InterruptedException {
        var book = Books.of(
                List.of(),
                Books.freeze("warm"),
                Books.shift("shift-east", Books.EAST, OnBreach.HOLD),
                Steps.waiting("wait", Duration.ofMinutes(30)));
        var bench = new Bench(book).agreeablePeople();
        var scope = new Scope(Scope.of(Books.EAST).values(), Set.of(), Set.of(new StepId("warm")));
        bench.at(Duration.ofMinutes(20), port -> ask(port, scope));
        bench.run();

        assertThat(bench.step("warm").state()).isEqualTo(StepState.UNDONE);
        assertThat(bench.world().weight(Books.EAST)).isZero();
    }

    @Test
    void whatTrafficThatStaysReliesOnIsNotUndone() throws InterruptedException {
        var bench = new Bench(twoRegions()).agreeablePeople();
        var scope = new Scope(Scope.of(Books.EAST).values(), Set.of(), Set.of(new StepId("warm")));
        bench.at(Duration.ofMinutes(40), port -> ask(port, scope));
        bench.run();

        assertThat(replies)
                .singleElement()
                .satisfies(reply ->
                        assertThat(reply.why()).contains("'warm' cannot be undone: 'shift-west' relies on it"));
        assertThat(bench.facts(RollbackFact.class)).isEmpty();
    }

    @Test
    void whoAsksIsToldWhatStaysForEverybody() throws InterruptedException {
        var book = Books.of(
                List.of(),
                Books.freeze("warm"),
                Books.shift("shift-east", Books.EAST, OnBreach.HOLD),
                Steps.waiting("wait", Duration.ofMinutes(30)));
        var bench = new Bench(book).agreeablePeople();
        bench.at(Duration.ofMinutes(20), port -> ask(port, Scope.of(Books.EAST)));
        bench.run();

        assertThat(replies)
                .singleElement()
                .satisfies(
                        reply -> assertThat(reply.why())
                                .contains(
                                        "traffic of east is being rolled back (rollback 1); warm was done for all traffic and stays; to undo it"));
    }

    @Test
    void oneThatIsKilledAnywhereEndsTheSame() throws InterruptedException {
        var book = Books.of(
                List.of(),
                Books.freeze("warm"),
                Books.shift("shift-east", Books.EAST, OnBreach.HOLD),
                Steps.in(Books.EAST, Books.freeze("tag-east")),
                Steps.in(Books.EAST, Steps.waiting("watch-east", Duration.ofMinutes(1))));
        boolean isThrough = false;
        for (int forces = 1; !isThrough; forces++) {
            var bench = new Bench(book).agreeablePeople();
            live = RunState.of(List.of(Bench.created()));
            var first = live;
            bench.watching((port, event) -> {
                if (first.equals(live)) {
                    live.apply(event);
                }
                if (event.fact() instanceof StepFact.Started begun
                        && begun.step().value().equals("watch-east")) {
                    rollBack(port, book, "shift-east");
                }
            });
            isThrough = bench.runUntilKilled(forces) != null;
            live = bench.state();
            boolean isAsked = !bench.facts(RollbackFact.Requested.class).isEmpty();
            if (isAsked && !isThrough) {
                bench.run();
            }
            if (isAsked) {
                assertThat(bench.world().weight(Books.EAST))
                        .as("killed at %s", forces)
                        .isZero();
                assertThat(bench.step("shift-east").state()).isEqualTo(StepState.UNDONE);
                assertThat(bench.step("tag-east").state()).isEqualTo(StepState.UNDONE);
                assertThat(bench.step("warm").state()).isEqualTo(StepState.SUCCEEDED);
                assertThat(bench.facts(RollbackFact.Finished.class).get(0).leftUndone())
                        .isEmpty();
            }
        }
    }

    private static Runbook twoRegions() {
        return Books.of(
                List.of(),
                Books.freeze("warm"),
                Steps.in(Books.EAST, Books.freeze("prepare-east")),
                Books.shift("shift-east", Books.EAST, OnBreach.HOLD),
                Steps.in(Books.EAST, Steps.waiting("watch-east", Duration.ofMinutes(10))),
                Books.shift("shift-west", Books.WEST, OnBreach.HOLD),
                Steps.waiting("wait", Duration.ofMinutes(30)));
    }

    /** A step that keeps the old platform closed. */
    private static Step close() {
        var reopen = new Undo.Call("unfreeze", Map.of(), Optional.of(Undo.Time.BEFORE_TRAFFIC), Optional.empty());
        return Books.action("close", "freeze", reopen);
    }

    /** The state of the run while it runs, for whoever asks for a rollback in it. */
    private Bench followed(Runbook book) {
        var bench = new Bench(book).agreeablePeople();
        return bench.watching((port, event) -> live.apply(event));
    }

    private void rollBack(CommandPort port, Runbook book, String... steps) {
        var named = Stream.of(steps).map(StepId::new).collect(Collectors.toSet());
        var asked = new Scope(new TreeMap<>(), named, Set.of());
        ask(port, ScopeOfSteps.of(new RollbackPlanner(book), live, asked).scope());
    }

    private void ask(CommandPort port, Scope scope) {
        port.ask(new Request.RollBack(scope, "because"), new Speaker("Dana", "tester", "prompt"), replies::add);
    }
}
