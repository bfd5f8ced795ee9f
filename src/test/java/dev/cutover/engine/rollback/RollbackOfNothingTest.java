package dev.cutover.engine.rollback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.engine.operator.CommandPort;
import dev.cutover.engine.operator.RequestReply;
import dev.cutover.model.Choice;
import dev.cutover.model.IfUnreachable;
import dev.cutover.model.OnBreach;
import dev.cutover.model.OnFailure;
import dev.cutover.model.RollbackStep;
import dev.cutover.model.Runbook;
import dev.cutover.model.Scope;
import dev.cutover.model.Segment;
import dev.cutover.model.Step;
import dev.cutover.problem.ExitCode;
import dev.cutover.run.Effect;
import dev.cutover.run.Question;
import dev.cutover.run.Request;
import dev.cutover.run.Speaker;
import dev.cutover.run.StepState;
import dev.cutover.run.fact.EffectFact;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.fact.PeopleFact;
import dev.cutover.run.fact.RollbackFact;
import dev.cutover.run.fact.RunFact;
import dev.cutover.spi.Metrics.Measurement;
import dev.cutover.spi.Outcome;
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
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class RollbackOfNothingTest {
    private static final Choice ON = new Choice("on", new Choice.Then.Continue());

    private static final Segment ACME = Segment.of(Map.of("tenant", "acme"));

    private final List<RequestReply> replies = new ArrayList<>();

    @Test
    void aRunInWhichNothingWasBegunStaysAsItWas() throws InterruptedException {
        var bench = new Bench(restarting(Steps.decision("begin", ON), Books.freeze("freeze")));
        bench.watching((commandPort, event) -> {
            if (event.fact() instanceof PeopleFact.Asked) {
                rollBack(commandPort, Scope.WHOLE_RUN);
            }
        });

        assertThat(bench.run().code()).isEqualTo(ExitCode.WAITING);
        assertThat(replies)
                .singleElement()
                .satisfies(reply -> assertThat(reply.why())
                        .contains("nothing to roll back: nothing of the run was begun", "hold or abort"));
        assertThat(bench.facts(RollbackFact.class)).isEmpty();
        assertThat(bench.step("begin").state()).isEqualTo(StepState.STARTED);
        assertThat(bench.world().effects()).isEmpty();
    }

    @Test
    void aScopeOfWhichNothingWasBegunIsLeftAloneWhileAnotherMoves() throws InterruptedException {
        var bench = new Bench(restarting(
                        Books.shift("shift-east", Books.EAST, OnBreach.HOLD),
                        Books.shift("shift-west", Books.WEST, OnBreach.HOLD)))
                .agreeablePeople();
        bench.at(Duration.ofMinutes(1), commandPort -> rollBack(commandPort, Scope.of(Books.WEST)));

        assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);
        assertThat(replies)
                .singleElement()
                .satisfies(reply -> assertThat(reply.why()).contains("nothing of west was begun"));
        assertThat(bench.facts(RollbackFact.class)).isEmpty();
        assertThat(bench.world().weight(Books.WEST)).isEqualTo(10_000);
    }

    @Test
    void aScopeOfWhichNothingWasBegunWaitsForNoOtherRollback() throws InterruptedException {
        var bench = new Bench(restarting(
                        Steps.in(Books.EAST, Steps.takenBackByHand("call")),
                        Steps.waiting("wait", Duration.ofHours(2)),
                        Books.shift("shift-west", Books.WEST, OnBreach.HOLD)))
                .agreeablePeople()
                .thinking(
                        question -> question.kind() == Question.Kind.TAKE_BACK ? Duration.ofMinutes(5) : Duration.ZERO);
        bench.at(Duration.ofMinutes(1), commandPort -> rollBack(commandPort, Scope.of(Books.EAST)));
        bench.at(Duration.ofMinutes(2), commandPort -> rollBack(commandPort, Scope.of(Books.WEST)));

        bench.run();
        assertThat(replies)
                .extracting(RequestReply::state)
                .containsExactly(RequestReply.State.DONE, RequestReply.State.DONE);
        assertThat(replies.get(1).why()).contains("nothing to roll back: nothing of west was begun");
        assertThat(bench.facts(RollbackFact.Requested.class)).hasSize(1);
    }

    @Test
    void aScopeThatNamesNothingOfTheMovingTrafficIsLeftAlone() throws InterruptedException {
        var bench = new Bench(restarting(Books.shift("shift-east", Books.EAST, OnBreach.HOLD))).agreeablePeople();
        var tenant = Scope.of(Segment.of(Map.of("tenant", "globex")));
        bench.at(Duration.ofMinutes(1), commandPort -> rollBack(commandPort, tenant));

        assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);
        assertThat(replies)
                .singleElement()
                .satisfies(reply -> assertThat(reply.why()).contains("nothing of tenant=globex was begun"));
        assertThat(bench.facts(RollbackFact.class)).isEmpty();
        assertThat(bench.world().weight(Books.EAST)).isEqualTo(10_000);
    }

    @Test
    void whatIsUndoneBesideTheTrafficIsNotCalledRestoredTraffic() throws InterruptedException {
        var bench = withAFreezeForAcme();
        bench.at(Duration.ofMinutes(1), commandPort -> rollBack(commandPort, Scope.of(ACME)));

        bench.run();
        assertThat(bench.facts(PeopleFact.Asked.class))
                .extracting(asked -> asked.question().ask())
                .anyMatch(ask -> ask.startsWith("tenant=acme is rolled back, its traffic is not."));
        assertThat(bench.facts(Fact.class).stream().filter(RollbackOfNothingTest::undoesOrRestores))
                .as("restored once the rest is undone")
                .last()
                .isInstanceOf(RollbackFact.Restored.class);
    }

    @Test
    void severalOfWhichOneIsUndoneAreSpokenOfAsSeveral() throws InterruptedException {
        var bench = withAFreezeForAcme();
        var both = new Scope(new TreeMap<>(Map.of("tenant", new TreeSet<>(Set.of("acme", "globex")))));
        bench.at(Duration.ofMinutes(1), commandPort -> rollBack(commandPort, both));

        bench.run();
        assertThat(replies)
                .singleElement()
                .satisfies(reply -> assertThat(reply.why())
                        .startsWith("tenant=acme and globex are being rolled back (rollback 1); traffic")
                        .endsWith("so tenant=acme and globex name none of it"));
        assertThat(bench.facts(PeopleFact.Asked.class))
                .extracting(asked -> asked.question().ask())
                .anyMatch(ask -> ask.startsWith("tenant=acme and globex are rolled back, their traffic is not."));
    }

    private static Bench withAFreezeForAcme() {
        return new Bench(restarting(
                        Books.step(
                                "freeze",
                                Optional.of(ACME),
                                Books.freeze("freeze").work()),
                        Books.shift("shift-east", Books.EAST, OnBreach.HOLD)))
                .agreeablePeople();
    }

    private static boolean undoesOrRestores(Fact fact) {
        return fact instanceof RollbackFact.Restored
                || (fact instanceof EffectFact.Intended intended
                        && intended.effect().direction() == Effect.Direction.BACK);
    }

    @Test
    void aRequestWithoutANumberIsToldInTheRecord() throws InterruptedException {
        var bench = new Bench(restarting(Steps.decision("begin", ON)));
        bench.watching((commandPort, event) -> {
            if (event.fact() instanceof PeopleFact.Asked) {
                commandPort.ask(
                        new Request.RollBack(Scope.WHOLE_RUN, "enough"),
                        new Speaker("Dana", "dana", "prompt"),
                        replies::add);
            }
        });

        bench.run();
        assertThat(bench.facts(RunFact.RunNote.class))
                .extracting(RunFact.RunNote::what)
                .anyMatch(what -> what.contains("Dana asked for a rollback: nothing to roll back"));
    }

    @Test
    void aStepThatFailsBeforeAnythingWasBegunDoesNotRestartTheWorld() throws InterruptedException {
        var gate = Steps.onFailure(Steps.observe("steady", Duration.ZERO, OnBreach.HOLD), OnFailure.ROLLBACK);
        var bench = new Bench(restarting(gate, Books.freeze("freeze")));
        bench.world().measuring(query -> new Measurement.Value(0, 100));

        assertThat(bench.run().code()).isEqualTo(ExitCode.ROLLED_BACK);
        assertThat(bench.world().effects()).isEmpty();
        assertThat(bench.state().ended().orElseThrow().why()).contains("nothing was begun");
    }

    @Test
    void aRollbackStepThatFailedIsTriedAgain() throws InterruptedException {
        var bench = new Bench(restarting(
                Books.action("prepare", "once-drop", new dev.cutover.model.Undo.None("the restart makes up for it"))));
        bench.run();
        bench.watching((commandPort, event) -> {
            if (event.fact() instanceof RunFact.LeaseTaken) {
                rollBack(commandPort, Scope.WHOLE_RUN);
            }
        });
        bench.world().answering(operation -> operation.equals("freeze") ? new Outcome.Failed("no", true) : null);
        assertThat(bench.run().code()).isEqualTo(ExitCode.STUCK);
        bench.world().answering(operation -> null);

        assertThat(bench.run().code()).isEqualTo(ExitCode.ROLLED_BACK);
        assertThat(bench.world().effects()).containsEntry("freeze", 1);
    }

    private void rollBack(CommandPort commandPort, Scope scope) {
        commandPort.ask(new Request.RollBack(scope, "enough"), new Speaker("Dana", "dana", "socket"), replies::add);
    }

    /** A runbook whose rollback begins the world anew. */
    private static Runbook restarting(Step... steps) {
        var restart = new RollbackStep(Books.freeze("restart"), IfUnreachable.SKIP_AND_RECORD);
        return Books.of(List.of(), steps)
                .withRollback(RollbackProcedures.plain(Duration.ofMinutes(15), List.of(), List.of(restart)));
    }
}
