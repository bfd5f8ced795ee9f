package dev.cutover.engine.move;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.OnFailure;
import dev.cutover.model.Scope;
import dev.cutover.model.Step;
import dev.cutover.model.StepId;
import dev.cutover.model.Undo;
import dev.cutover.model.Work;
import dev.cutover.problem.ExitCode;
import dev.cutover.run.Question;
import dev.cutover.run.StepState;
import dev.cutover.run.fact.EffectFact;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.PeopleFact;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.Outcome;
import dev.cutover.testkit.Bench;
import dev.cutover.testkit.Books;
import dev.cutover.testkit.Orders;
import dev.cutover.testkit.Steps;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UndoTest {

    @Test
    void oneThatFailsDoesNotKeepTheOthersFromBeingUndone() throws InterruptedException {
        var bench = backAfter(
                Books.unchained(List.of(), List.of(undoneBy("a", "unfreeze"), undoneBy("b", "once-drop"), failing())));
        bench.world()
                .answering(
                        operation -> operation.equals("unfreeze") ? new Outcome.Failed("no", true) : stop(operation));

        assertThat(bench.run().code()).isEqualTo(ExitCode.STUCK);
        assertThat(bench.world().effects()).containsEntry("once-drop", 1);
        assertThat(bench.state().rollbacks().all().get(0).leftUndone())
                .singleElement()
                .asString()
                .contains("step 'a'");
    }

    @Test
    void whatIsLeftUndoneIsNeverCalledRolledBack() throws InterruptedException {
        var bench = backAfter(Books.withoutTraffic(Books.of(List.of(), undoneBy("a", "unfreeze"), failing())));
        bench.world()
                .answering(
                        operation -> operation.equals("unfreeze") ? new Outcome.Failed("no", true) : stop(operation));
        bench.run();

        assertThat(bench.state().ended().orElseThrow().why()).isEqualTo("not everything could be rolled back");
    }

    @Test
    void whereCallsAloneMoveThingsTheyAreBackOnceAllIsUndone() throws InterruptedException {
        var bench = backAfter(Books.withoutTraffic(Books.of(List.of(), undoneBy("a", "unfreeze"), failing())));
        bench.world().answering(UndoTest::stop);
        bench.world().taking(operation -> Duration.ofSeconds(operation.equals("unfreeze") ? 5 : 0));
        bench.run();

        var rollback = bench.state().rollbacks().all().get(0);
        assertThat(rollback.restore())
                .hasValueSatisfying(took -> assertThat(took).isGreaterThanOrEqualTo(Duration.ofSeconds(5)));
    }

    @Test
    void whereAnUndoFailsNothingIsRestored() throws InterruptedException {
        var bench = backAfter(Books.withoutTraffic(Books.of(List.of(), undoneBy("a", "unfreeze"), failing())));
        bench.world()
                .answering(
                        operation -> operation.equals("unfreeze") ? new Outcome.Failed("no", true) : stop(operation));
        bench.run();

        assertThat(bench.state().rollbacks().all().get(0).restored()).isNull();
    }

    @Test
    void whatAFailedOneReliesOnIsNotTried() throws InterruptedException {
        var bench =
                backAfter(Books.of(List.of(), undoneBy("floor", "once-drop"), undoneBy("roof", "unfreeze"), failing()));
        bench.world()
                .answering(
                        operation -> operation.equals("unfreeze") ? new Outcome.Failed("no", true) : stop(operation));

        assertThat(bench.run().code()).isEqualTo(ExitCode.STUCK);
        assertThat(bench.world().calls()).doesNotContain("once-drop");
        assertThat(bench.state().rollbacks().all().get(0).leftUndone())
                .hasSize(2)
                .anyMatch(left -> left.contains("'roof' relies on it"));
        assertThat(bench.step("floor").state()).as("it still stands").isEqualTo(StepState.SUCCEEDED);
    }

    @Test
    void oneThatFailsForAWhileIsTriedMoreOftenThanAStepGoingForward() throws InterruptedException {
        var bench = backAfter(Books.of(List.of(), undoneBy("a", "unfreeze"), failing()));
        bench.world().answering(operation -> {
            long tries =
                    bench.world().calls().stream().filter("unfreeze"::equals).count();
            return operation.equals("unfreeze") && tries < 5 ? new Outcome.Failed("not yet", true) : stop(operation);
        });

        assertThat(bench.run().code()).isEqualTo(ExitCode.ROLLED_BACK);
        assertThat(bench.world().effects()).containsEntry("unfreeze", 1);
    }

    @Test
    void oneWithoutAnAnswerIsReadBackAndNotRepeated() throws InterruptedException {
        var bench = backAfter(Books.of(List.of(), undoneBy("a", "once-drop"), failing()));
        bench.world().answering(operation -> {
            if (operation.equals("once-drop")) {
                throw new ConnectorException("cut short");
            }
            return stop(operation);
        });

        assertThat(bench.run().code()).isEqualTo(ExitCode.ROLLED_BACK);
        assertThat(bench.world().effects()).containsEntry("once-drop", 1);
    }

    @Test
    void oneThatMustNotBeRepeatedIsOnlyAskedAfterAndThenNamed() throws InterruptedException {
        var bench = backAfter(Books.of(List.of(), undoneBy("a", "once-drop"), failing()));
        bench.world().withoutReadBack().answering(operation -> {
            if (operation.equals("once-drop")) {
                throw new ConnectorException("cut short");
            }
            return stop(operation);
        });

        assertThat(bench.run().code()).isEqualTo(ExitCode.STUCK);
        assertThat(bench.world().effects()).containsEntry("once-drop", 1);
        assertThat(bench.world().calls().stream()
                        .filter("read back once-drop"::equals)
                        .count())
                .isGreaterThan(5);
    }

    @Test
    void whatAPersonHasToTakeBackDoesNotHoldUpWhatDoesNotDependOnIt() throws InterruptedException {
        var bench = new Bench(Books.unchained(
                List.of(),
                List.of(
                        undoneBy("a", "unfreeze"),
                        Books.needing(
                                Steps.takenBackByHand("call"), Books.freeze("a").id()),
                        undoneBy("b", "once-drop"),
                        Books.needing(
                                failing(),
                                Books.freeze("b").id(),
                                Steps.task("call").id()))));
        bench.world().answering(UndoTest::stop);
        bench.people(question -> question.kind() == Question.Kind.TASK ? bench.say(question, "done") : null);

        assertThat(bench.run().code()).isEqualTo(ExitCode.WAITING);
        assertThat(bench.world().effects()).containsEntry("once-drop", 1).doesNotContainKey("unfreeze");
        bench.agreeablePeople();
        assertThat(bench.run().code()).isEqualTo(ExitCode.ROLLED_BACK);
        assertThat(bench.world().effects()).containsEntry("unfreeze", 1);
    }

    @Test
    void whatPeopleUndoIsAskedOfAllAtOnceAndOfTheRolesThatDidIt() throws InterruptedException {
        var lead = Books.step(
                "leads",
                Optional.empty(),
                new Work.Task(Books.LEAD, List.of(), Optional.of(new Undo.ByHand("put it back"))));
        var bench = new Bench(Books.unchained(
                List.of(),
                List.of(
                        undoneBy("a", "once-drop"),
                        lead,
                        Steps.takenBackByHand("theirs"),
                        Books.needing(failing(), new StepId("a"), new StepId("leads"), new StepId("theirs")))));
        bench.world().answering(UndoTest::stop);
        bench.world().taking(operation -> Duration.ofMinutes(operation.equals("once-drop") ? 4 : 0));
        bench.people(question -> question.kind() == Question.Kind.TASK ? bench.say(question, "done") : null);
        bench.run();

        var asked = bench.record().stream()
                .filter(event -> event.fact() instanceof PeopleFact.Asked put
                        && put.question().kind() == Question.Kind.TAKE_BACK)
                .toList();
        assertThat(asked)
                .extracting(Event::at)
                .hasSize(2)
                .containsOnly(asked.get(0).at());
        assertThat(asked)
                .extracting(event -> ((PeopleFact.Asked) event.fact()).question())
                .extracting(question -> question.step() + ": " + question.of().get(0))
                .containsExactlyInAnyOrder("leads: " + Books.LEAD, "theirs: " + Books.COMMANDER);
        assertThat(bench.record().stream()
                        .filter(event -> event.fact() instanceof EffectFact.Settled settled
                                && settled.key().endsWith("/back"))
                        .findFirst()
                        .orElseThrow()
                        .at())
                .as("a slow call has not held them up")
                .isAfter(asked.get(0).at());
    }

    @Test
    void whatWasMeantAndNeverAskedForIsNotUndone() throws InterruptedException {
        var bench = new Bench(Books.of(List.of(), Books.freeze("freeze")));
        bench.watching((commandPort, event) -> {
            if (event.fact() instanceof EffectFact.Intended intended
                    && intended.effect().step().value().equals("freeze")) {
                Orders.rollBack(commandPort, Scope.WHOLE_RUN, "Dana", "never mind");
            }
        });

        assertThat(bench.run().code()).isEqualTo(ExitCode.ROLLED_BACK);
        assertThat(bench.world().effects().getOrDefault("unfreeze", 0))
                .isEqualTo(bench.world().effects().getOrDefault("freeze", 0));
    }

    /** Undone in the world's own words; done by an operation of its own, so that only the undo is scripted. */
    private static Step undoneBy(String id, String undo) {
        return Books.action(id, "freeze", new Undo.Call(undo, Map.of()));
    }

    private static Step failing() {
        var stop = Books.action("stop", "once-snapshot", new Undo.None("it stops"));
        return Steps.onFailure(stop, OnFailure.ROLLBACK);
    }

    private static Outcome stop(String operation) {
        return operation.equals("once-snapshot") ? new Outcome.Failed("stop", true) : null;
    }

    private static Bench backAfter(dev.cutover.model.Runbook book) {
        return new Bench(book);
    }
}
