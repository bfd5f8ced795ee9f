package dev.cutover.engine.rollback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.AnswerWord;
import dev.cutover.model.IfUnreachable;
import dev.cutover.model.OnBreach;
import dev.cutover.model.RollbackStep;
import dev.cutover.model.Runbook;
import dev.cutover.model.Scope;
import dev.cutover.model.Step;
import dev.cutover.model.StepId;
import dev.cutover.plan.rollback.RollbackPlanner;
import dev.cutover.plan.rollback.SharedWork;
import dev.cutover.problem.ExitCode;
import dev.cutover.run.Effect;
import dev.cutover.run.Question;
import dev.cutover.run.Request;
import dev.cutover.run.Speaker;
import dev.cutover.run.StepState;
import dev.cutover.run.fact.EffectFact;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.fact.PeopleFact;
import dev.cutover.run.fact.RequestFact;
import dev.cutover.run.fact.RollbackFact;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.fact.StepFact;
import dev.cutover.testkit.Bench;
import dev.cutover.testkit.Books;
import dev.cutover.testkit.Orders;
import dev.cutover.testkit.RollbackProcedures;
import dev.cutover.testkit.Steps;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Several rollbacks of one run at the same time. */
class SideBySideTest {
    private static final Scope EAST = Scope.of(Books.EAST);
    private static final Scope WEST = Scope.of(Books.WEST);
    private static final StepId CLOSE = new StepId("close");

    /** Both regions on the new platform; a person takes back what was done in the east. */
    private static Runbook bothSides(Step... others) {
        var steps = new ArrayList<>(List.of(others));
        steps.add(Steps.in(Books.EAST, Steps.takenBackByHand("call")));
        steps.add(Books.shift("shift-east", Books.EAST, OnBreach.HOLD));
        steps.add(Books.shift("shift-west", Books.WEST, OnBreach.HOLD));
        return Books.unchained(List.of(), steps);
    }

    private static Bench bench(Runbook runbook) {
        return new Bench(runbook).agreeablePeople().refusing();
    }

    private static Bench thinking(Bench bench, Duration aboutUndo) {
        return bench.thinking(question -> question.kind() == Question.Kind.TAKE_BACK ? aboutUndo : Duration.ZERO);
    }

    private static void rollBack(Bench bench, int second, Scope scope) {
        bench.at(Duration.ofSeconds(second), commandPort -> Orders.rollBack(commandPort, scope, "Dana", "misroutes"));
    }

    private static Instant at(Bench bench, Predicate<Fact> which) {
        return bench.record().stream()
                .filter(event -> which.test(event.fact()))
                .findFirst()
                .orElseThrow()
                .at();
    }

    private static int indexOf(Bench bench, Predicate<Fact> which) {
        var facts = bench.record().stream().map(Event::fact).toList();
        for (int index = 0; index < facts.size(); index++) {
            if (which.test(facts.get(index))) {
                return index;
            }
        }
        throw new AssertionError("never");
    }

    @Test
    void theSecondIsBackBeforeThePeopleOfTheFirstHaveAnswered() throws InterruptedException {
        var bench = thinking(bench(bothSides()), Duration.ofMinutes(30));
        rollBack(bench, 60, EAST);
        rollBack(bench, 65, WEST);
        bench.run();

        assertThat(at(bench, fact -> fact.equals(new RollbackFact.Restored(2))))
                .isBefore(at(bench, fact -> fact instanceof RollbackFact.Finished end && end.rollback() == 1));
        assertThat(indexOf(bench, fact -> fact instanceof RollbackFact.Finished end && end.rollback() == 2))
                .isLessThan(indexOf(
                        bench,
                        fact -> fact instanceof PeopleFact.Decided said
                                && said.decision().hasChoice(AnswerWord.DONE)
                                && said.decision().question().contains("take-back")));
    }

    @Test
    void peopleAreAskedOnceHowTheRunContinuesAfterBoth() throws InterruptedException {
        var bench = thinking(bench(bothSides()), Duration.ofMinutes(30));
        rollBack(bench, 60, EAST);
        rollBack(bench, 65, WEST);
        bench.run();

        assertThat(bench.facts(PeopleFact.Asked.class))
                .extracting(PeopleFact.Asked::question)
                .filteredOn(question -> question.kind() == Question.Kind.AFTER_ROLLBACK)
                .singleElement()
                .satisfies(question -> assertThat(question.prompt())
                        .contains("east is back on the old platform; west is back on the old platform."));
    }

    @Test
    void anUndoThatBothHaveToDoIsTheEarlierOnesAndIsDoneOnce() throws InterruptedException {
        var also = Set.of(CLOSE);
        var bench = bench(bothSides(Books.freeze("close")));
        bench.world().taking(operation -> operation.equals("unfreeze") ? Duration.ofSeconds(40) : Duration.ZERO);
        rollBack(bench, 60, new Scope(EAST.values(), Set.of(), also));
        rollBack(bench, 61, new Scope(WEST.values(), Set.of(), also));
        bench.run();

        assertThat(bench.world().calls()).filteredOn("unfreeze"::equals).hasSize(1);
        assertThat(bench.facts(RollbackFact.Finished.class))
                .hasSize(2)
                .allSatisfy(finished -> assertThat(finished.leftUndone()).isEmpty());
        assertThat(indexOf(bench, fact -> fact instanceof RollbackFact.Finished end && end.rollback() == 2))
                .isGreaterThan(indexOf(
                        bench,
                        fact -> fact instanceof EffectFact.Settled settled
                                && settled.key().endsWith("/back")
                                && settled.key().contains("close")));
    }

    @Test
    void itIsSaidWhatTheLaterOneWaitsFor() throws InterruptedException {
        var book = bothSides(Books.freeze("close"));
        var bench = bench(book);
        bench.world().taking(operation -> operation.equals("unfreeze") ? Duration.ofSeconds(50) : Duration.ZERO);
        rollBack(bench, 60, new Scope(EAST.values(), Set.of(), Set.of(CLOSE)));
        rollBack(bench, 61, new Scope(WEST.values(), Set.of(), Set.of(CLOSE)));
        bench.at(Duration.ofSeconds(70), commandPort -> commandPort.leave("lunch"));
        bench.run();

        var state = bench.state();
        var rollbackPlanner = new RollbackPlanner(book);
        assertThat(state.rollbacks().open())
                .extracting(open -> SharedWork.of(rollbackPlanner, state, open).waits().stream()
                        .map(SharedWork.Waiting::words)
                        .toList())
                .containsExactly(List.of(), List.of("rollback 1: both undo 'close'"));
    }

    @Test
    void weightsOfOneRouterAreSetInTurn() throws InterruptedException {
        var bench = bench(bothSides());
        bench.world().taking(operation -> operation.equals("apply") ? Duration.ofSeconds(20) : Duration.ZERO);
        rollBack(bench, 200, EAST);
        rollBack(bench, 201, WEST);
        bench.run();

        var keys = new ArrayList<String>();
        for (var event : bench.record()) {
            if (event.fact() instanceof EffectFact.Intended intended
                    && intended.effect().direction() == Effect.Direction.BACK
                    && intended.effect().deed() instanceof Effect.Weights) {
                assertThat(keys).isEmpty();
                keys.add(intended.effect().key());
            } else if (event.fact() instanceof EffectFact.Settled settled) {
                keys.remove(settled.key());
            }
        }
        assertThat(bench.facts(RollbackFact.Restored.class)).hasSize(2);
    }

    @Test
    void aRollbackStepWithoutSegmentRunsInOneAfterTheOther() throws InterruptedException {
        var own = List.of(new RollbackStep(
                Books.action("tell", "once-drop", new dev.cutover.model.Undo.None("told")),
                IfUnreachable.SKIP_AND_RECORD));
        var bench = bench(bothSides().withRollback(RollbackProcedures.plain(Duration.ofMinutes(15), List.of(), own)));
        bench.world().taking(operation -> operation.equals("once-drop") ? Duration.ofSeconds(30) : Duration.ZERO);
        rollBack(bench, 60, EAST);
        rollBack(bench, 61, WEST);
        bench.run();

        var atWork = new ArrayList<StepId>();
        for (var event : bench.record()) {
            if (event.fact() instanceof StepFact.Started started
                    && started.step().isOfRollback()) {
                assertThat(atWork).isEmpty();
                atWork.add(started.step());
            } else if (event.fact() instanceof StepFact.Succeeded done) {
                atWork.remove(done.step());
            }
        }
        assertThat(bench.step("tell@1").state()).isEqualTo(StepState.SUCCEEDED);
        assertThat(bench.step("tell@2").state()).isEqualTo(StepState.SUCCEEDED);
    }

    @Test
    void aWiderOneTakesOverWhatANarrowerHasNotBegun() throws InterruptedException {
        var bench = thinking(bench(bothSides(Books.freeze("close"))), Duration.ofMinutes(5));
        rollBack(bench, 60, EAST);
        rollBack(bench, 90, Scope.WHOLE_RUN);

        assertThat(bench.run().code()).isEqualTo(ExitCode.ROLLED_BACK);
        assertThat(bench.facts(RollbackFact.TakenOver.class)).containsExactly(new RollbackFact.TakenOver(1, 2));
        assertThat(bench.facts(PeopleFact.Lapsed.class))
                .filteredOn(lapsed -> lapsed.question().startsWith("rollback-1/take-back/"))
                .singleElement()
                .satisfies(lapsed -> assertThat(lapsed.why()).isEqualTo("rollback 2 takes over"));
        assertThat(bench.facts(RollbackFact.Finished.class)).containsExactly(new RollbackFact.Finished(2, List.of()));
        assertThat(bench.step("call").state()).isEqualTo(StepState.UNDONE);
    }

    @Test
    void aCallOfTheNarrowerThatIsOutEndsBeforeItIsTakenOver() throws InterruptedException {
        var bench = bench(bothSides(Steps.in(Books.EAST, Books.freeze("close"))));
        bench.world().taking(operation -> operation.equals("unfreeze") ? Duration.ofSeconds(50) : Duration.ZERO);
        rollBack(bench, 60, EAST);
        rollBack(bench, 70, Scope.WHOLE_RUN);

        assertThat(bench.run().code()).isEqualTo(ExitCode.ROLLED_BACK);
        assertThat(bench.world().calls()).filteredOn("unfreeze"::equals).hasSize(1);
        assertThat(indexOf(bench, RollbackFact.TakenOver.class::isInstance))
                .isGreaterThan(indexOf(
                        bench,
                        fact -> fact instanceof EffectFact.Settled settled
                                && settled.key().endsWith("/back")
                                && settled.key().contains("close")));
    }

    @Test
    void anAnswerThatCameWithTheWiderOneCounts() throws InterruptedException {
        var bench = bench(bothSides());
        bench.thinking(question -> question.kind() == Question.Kind.TAKE_BACK ? Duration.ofSeconds(30) : Duration.ZERO);
        bench.watching((commandPort, event) -> {
            if (event.fact() instanceof PeopleFact.Decided said
                    && said.decision().question().contains("take-back")) {
                Orders.rollBack(commandPort, Scope.WHOLE_RUN, "Dana", "all of it");
            }
        });
        rollBack(bench, 60, EAST);

        assertThat(bench.run().code()).isEqualTo(ExitCode.ROLLED_BACK);
        assertThat(bench.facts(PeopleFact.Asked.class))
                .filteredOn(asked -> asked.question().kind() == Question.Kind.TAKE_BACK)
                .hasSize(1);
    }

    @Test
    void killedAnywhereTheyEndTheSame() throws InterruptedException {
        int forces = 1;
        boolean killed = true;
        while (killed) {
            var bench = thinking(bench(bothSides(Books.freeze("close"))), Duration.ofSeconds(20));
            bench.world()
                    .taking(operation -> operation.equals("apply") ? Duration.ofSeconds(3) : Duration.ofSeconds(1));
            rollBack(bench, 60, EAST);
            rollBack(bench, 62, WEST);
            rollBack(bench, 75, Scope.WHOLE_RUN);
            killed = bench.runUntilKilled(forces) == null;
            if (killed && bench.facts(RollbackFact.Requested.class).size() == 3) {
                bench.run();
                assertThat(bench.state().ended().map(RunFact.Ended::ending))
                        .as("killed after %d forces", forces)
                        .contains(RunFact.Ending.ROLLED_BACK);
                assertThat(bench.world().calls())
                        .as("killed after %d forces", forces)
                        .filteredOn("unfreeze"::equals)
                        .hasSizeLessThanOrEqualTo(2);
                assertThat(bench.world().weight(Books.EAST)).isZero();
                assertThat(bench.world().weight(Books.WEST)).isZero();
            }
            forces++;
        }
        assertThat(forces).isGreaterThan(15);
    }

    @Test
    void whatAnOlderVersionLetWaitBeginsWithTheNextRunner() throws InterruptedException {
        var bench = thinking(bench(bothSides()), Duration.ofHours(1));
        rollBack(bench, 60, EAST);
        bench.at(Duration.ofSeconds(80), commandPort -> commandPort.leave("lunch"));
        bench.run();
        var record = new ArrayList<>(bench.record());
        var last = record.get(record.size() - 1);
        record.add(record.size() - 1, waiting(last));
        record.set(
                record.size() - 1,
                new Event(last.run(), last.epoch(), last.seq() + 1, last.at(), last.actor(), last.fact()));
        bench.finding(record);
        bench.run();

        assertThat(bench.facts(RollbackFact.Requested.class))
                .extracting(RollbackFact.Requested::scope)
                .containsExactly(EAST, WEST);
        assertThat(bench.state().requests().pending()).isEmpty();
        assertThat(bench.world().weight(Books.WEST)).isZero();
    }

    private static Event waiting(Event last) {
        var received = new RequestFact.Received(
                "p9", new Request.RollBack(WEST, "west"), new Speaker("Dana", "dana", "socket"));
        return new Event(last.run(), last.epoch(), last.seq(), last.at(), "Dana", received);
    }
}
