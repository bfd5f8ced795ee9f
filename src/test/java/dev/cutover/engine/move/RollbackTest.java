package dev.cutover.engine.move;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.engine.RunOptions;
import dev.cutover.engine.context.ConnectedSystems;
import dev.cutover.engine.context.NextAction;
import dev.cutover.engine.context.StepContext;
import dev.cutover.engine.rollback.Unwinder;
import dev.cutover.model.IfUnreachable;
import dev.cutover.model.OnBreach;
import dev.cutover.model.Runbook;
import dev.cutover.model.Scope;
import dev.cutover.model.StepId;
import dev.cutover.model.Undo;
import dev.cutover.problem.ExitCode;
import dev.cutover.run.Effect;
import dev.cutover.run.Question;
import dev.cutover.run.StepState;
import dev.cutover.run.fact.EffectFact;
import dev.cutover.run.fact.RollbackFact;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.fact.StepFact;
import dev.cutover.run.ledger.RunState;
import dev.cutover.run.ledger.RunStatus;
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
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class RollbackTest {

    @Test
    void aCallThatIsOutIsAwaitedAndItsOutcomeFoundBeforeTrafficGoesBack() throws InterruptedException {
        var bench = new Bench(Books.of(List.of(), Books.shift("shift-east", Books.EAST, OnBreach.HOLD)));
        bench.world().answeringAfter(operation -> operation.equals("apply") ? Duration.ofSeconds(50) : Duration.ZERO);
        backAt(bench, Duration.ofSeconds(10));

        assertThat(bench.run().code()).isEqualTo(ExitCode.ROLLED_BACK);
        assertThat(bench.world().weight(Books.EAST)).isZero();
    }

    @Test
    void anActionThatIsOutIsInterruptedAndFoundNotDone() throws InterruptedException {
        var bench = new Bench(Books.of(List.of(), Books.freeze("freeze")));
        bench.world().taking(operation -> Duration.ofSeconds(operation.equals("freeze") ? 50 : 0));
        backAt(bench, Duration.ofSeconds(10));

        assertThat(bench.run().code()).isEqualTo(ExitCode.ROLLED_BACK);
        assertThat(bench.world().calls()).doesNotContain("unfreeze");
        assertThat(bench.step("freeze").state()).isEqualTo(StepState.UNDONE);
    }

    @Test
    void trafficWaitsForNoCallButThoseOfShifts() throws InterruptedException {
        var book = Books.unchained(
                List.of(), List.of(Books.shift("shift-east", Books.EAST, OnBreach.HOLD), Books.freeze("freeze")));
        var bench = new Bench(book);
        bench.world().taking(operation -> Duration.ofSeconds(operation.equals("freeze") ? 50 : 0));
        backAt(bench, Duration.ofSeconds(10));
        bench.run();
        var stepContext = scene(book, untilItGoesBack(bench));

        var next = Unwinder.next(1, stepContext, Set.of(new StepId("freeze")));
        assertThat(next)
                .isInstanceOfSatisfying(
                        NextAction.Note.class,
                        note -> assertThat(note.facts()).hasOnlyElementsOfType(EffectFact.Intended.class));
        assertThat(Unwinder.next(1, stepContext, Set.of(new StepId("freeze"), new StepId("shift-east"))))
                .isInstanceOf(NextAction.Wait.class);
    }

    private static StepContext scene(Runbook book, RunState state) {
        var given = new StepContext.Given(
                book, Books.environment(), new ConnectedSystems(Map.of()), Optional.empty(), UnaryOperator.identity());
        return new StepContext(given, state).at(state.lastAt().orElseThrow());
    }

    /** As it stood before anything was meant that goes back. */
    private static RunState untilItGoesBack(Bench bench) {
        var state = new RunState();
        bench.record().stream()
                .takeWhile(event -> !(event.fact() instanceof EffectFact.Intended intended)
                        || intended.effect().direction() != Effect.Direction.BACK)
                .forEach(state::apply);
        return state;
    }

    @Test
    void itIsResumedWhereverItWasKilled() throws InterruptedException {
        for (int forces = 1; ; forces++) {
            var bench = new Bench(Books.of(
                    List.of(),
                    Books.freeze("freeze"),
                    Steps.takenBackByHand("call"),
                    Books.shift("shift-east", Books.EAST, OnBreach.HOLD)));
            bench.agreeablePeople();
            bench.watching((commandPort, event) -> {
                if (event.fact() instanceof EffectFact.Settled settled
                        && settled.key().endsWith("/2")) {
                    Orders.rollBack(commandPort, Scope.WHOLE_RUN, "Dana", "enough");
                }
            });
            boolean through = bench.runUntilKilled(forces) != null;
            var code = through ? ExitCode.ROLLED_BACK : bench.run().code();
            boolean asked = !bench.state().rollbacks().all().isEmpty();
            assertThat(code).as("killed at %s", forces).isEqualTo(asked ? ExitCode.ROLLED_BACK : ExitCode.DONE);
            if (asked) {
                assertThat(bench.world().weight(Books.EAST)).isZero();
                assertThat(bench.world().effects()).containsEntry("unfreeze", 1);
                assertThat(bench.state().rollbacks().all()).hasSize(1);
            }
            if (through) {
                return;
            }
        }
    }

    @Test
    void aRunThatHasEndedCanStillBeRolledBack() throws InterruptedException {
        var bench = new Bench(
                Books.of(List.of(), Books.freeze("freeze"), Books.shift("shift-east", Books.EAST, OnBreach.HOLD)));
        assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);
        backOnResume(bench, Scope.WHOLE_RUN);

        assertThat(bench.run().code()).isEqualTo(ExitCode.ROLLED_BACK);
        assertThat(bench.state().status()).isEqualTo(RunStatus.ROLLED_BACK);
        assertThat(bench.world().weight(Books.EAST)).isZero();
        assertThat(bench.world().effects()).containsEntry("unfreeze", 1);
    }

    @Test
    void aRollbackAskedForAsTheRunEndsIsNotLost() throws InterruptedException {
        var bench = new Bench(Books.of(List.of(), Books.freeze("freeze")));
        bench.watching((commandPort, event) -> {
            if (event.fact() instanceof RunFact.Ended ended && ended.ending() == RunFact.Ending.COMPLETED) {
                Orders.rollBack(commandPort, Scope.WHOLE_RUN, "Dana", "no, back");
            }
        });

        assertThat(bench.run().code()).isEqualTo(ExitCode.ROLLED_BACK);
        assertThat(bench.world().effects()).containsEntry("unfreeze", 1);
    }

    @Test
    void aSecondOneFindsNothingAndIsNotRecorded() throws InterruptedException {
        var bench = new Bench(Books.of(List.of(), Books.freeze("freeze")));
        bench.run();
        backOnResume(bench, Scope.WHOLE_RUN);
        bench.run();

        assertThat(bench.run().code()).isEqualTo(ExitCode.ROLLED_BACK);
        assertThat(bench.state().rollbacks().all()).hasSize(1);
        assertThat(bench.world().calls()).containsOnlyOnce("unfreeze");
    }

    @Test
    void askedForWhileOneOfLessIsUnderWayItFollows() throws InterruptedException {
        var bench = new Bench(Books.unchained(
                List.of(),
                List.of(
                        Books.shift("shift-east", Books.EAST, OnBreach.HOLD),
                        Books.shift("shift-west", Books.WEST, OnBreach.HOLD))));
        bench.world().taking(operation -> Duration.ofSeconds(operation.equals("apply") ? 5 : 0));
        bench.at(
                Duration.ofMinutes(1),
                commandPort -> Orders.rollBack(commandPort, Scope.of(Books.EAST), "Dana", "east"));
        bench.at(
                Duration.ofSeconds(62),
                commandPort -> Orders.rollBack(commandPort, Scope.WHOLE_RUN, "Dana", "all of it"));
        bench.at(
                Duration.ofSeconds(63),
                commandPort -> Orders.rollBack(commandPort, Scope.of(Books.EAST), "Dana", "east"));

        assertThat(bench.run().code()).isEqualTo(ExitCode.ROLLED_BACK);
        assertThat(bench.facts(RollbackFact.Requested.class))
                .extracting(RollbackFact.Requested::reason)
                .containsExactly("east", "all of it");
        assertThat(bench.world().weight(Books.WEST)).isZero();
    }

    @Test
    void aRouterThatIsDownForAWhileDelaysItOnly() throws InterruptedException {
        var bench = new Bench(Books.of(List.of(), Books.shift("shift-east", Books.EAST, OnBreach.HOLD)));
        backAt(bench, Duration.ofMinutes(1));
        bench.at(
                Duration.ofSeconds(59),
                commandPort -> bench.world().routing(changes -> {
                    throw new ConnectorException("no route");
                }));
        bench.at(Duration.ofMinutes(8), commandPort -> bench.world().routing(changes -> null));

        assertThat(bench.run().code()).isEqualTo(ExitCode.ROLLED_BACK);
        assertThat(bench.world().weight(Books.EAST)).isZero();
    }

    @Test
    void aRouterThatStaysDownLeavesTrafficNamedAndWhatItReliesOnStanding() throws InterruptedException {
        var bench = new Bench(
                Books.of(List.of(), Books.freeze("provision"), Books.shift("shift-east", Books.EAST, OnBreach.HOLD)));
        backAt(bench, Duration.ofMinutes(1));
        bench.at(
                Duration.ofSeconds(59),
                commandPort -> bench.world().routing(changes -> {
                    throw new ConnectorException("no route");
                }));

        assertThat(bench.run().code()).isEqualTo(ExitCode.STUCK);
        assertThat(bench.state().rollbacks().all().get(0).leftUndone())
                .hasSize(2)
                .anyMatch(left -> left.contains("traffic 'orders' of east"))
                .anyMatch(left -> left.contains("'shift-east' relies on it"));
        assertThat(bench.world().calls()).doesNotContain("unfreeze");
        assertThat(bench.facts(RollbackFact.Restored.class)).isEmpty();
    }

    @Test
    void aSecondOneTriesAgainWhatTheFirstLeft() throws InterruptedException {
        var bench = new Bench(Books.of(List.of(), Books.freeze("freeze")));
        bench.run();
        bench.world().answering(operation -> operation.equals("unfreeze") ? new Outcome.Failed("no", true) : null);
        backOnResume(bench, Scope.WHOLE_RUN);
        assertThat(bench.run().code()).isEqualTo(ExitCode.STUCK);
        bench.world().answering(operation -> null);

        assertThat(bench.run().code()).isEqualTo(ExitCode.ROLLED_BACK);
        assertThat(bench.world().effects()).containsEntry("unfreeze", 1);
    }

    @Test
    void itsOwnStepsFollowAndAreNotThemselvesUndone() throws InterruptedException {
        var own = Books.action("reissue", "freeze", new Undo.Call("unfreeze", java.util.Map.of()));
        var bench = new Bench(Books.rollingBack(IfUnreachable.SKIP_AND_RECORD, own)).agreeablePeople();
        bench.run();
        backOnResume(bench, Scope.WHOLE_RUN);

        assertThat(bench.run().code()).isEqualTo(ExitCode.ROLLED_BACK);
        assertThat(bench.run().code()).as("and once more").isEqualTo(ExitCode.ROLLED_BACK);
        assertThat(bench.world().calls()).doesNotContain("unfreeze");
        assertThat(bench.world().effects())
                .as("the second rollback finds nothing to do")
                .containsEntry("freeze", 1);
    }

    @Test
    void anOwnStepThatFailsIsTriedMoreOftenThenNamedAndTheNextOnesFollow() throws InterruptedException {
        var bench = new Bench(
                Books.rollingBack(IfUnreachable.SKIP_AND_RECORD, Books.freeze("reissue"), Steps.notify("tell")));
        bench.world().answering(operation -> operation.equals("freeze") ? new Outcome.Failed("no", true) : null);
        bench.run();
        backOnResume(bench, Scope.WHOLE_RUN);

        assertThat(bench.run().code()).isEqualTo(ExitCode.STUCK);
        assertThat(bench.state()
                        .steps()
                        .of(Books.freeze("reissue").id().inRollback(1))
                        .attempt())
                .isEqualTo(6);
        assertThat(bench.world().effects()).containsEntry("message", 1);
    }

    @Test
    void anOwnStepThatMustNotBeSkippedStopsItThere() throws InterruptedException {
        var bench = new Bench(Books.rollingBack(IfUnreachable.STOP, Books.freeze("reissue"), Steps.notify("tell")));
        bench.world().answering(operation -> operation.equals("freeze") ? new Outcome.Failed("no", true) : null);
        bench.run();
        backOnResume(bench, Scope.WHOLE_RUN);

        assertThat(bench.run().code()).isEqualTo(ExitCode.STUCK);
        assertThat(bench.world().effects()).doesNotContainKey("message");
        assertThat(bench.state().rollbacks().all().get(0).leftUndone())
                .hasSize(2)
                .anyMatch(left -> left.contains("'tell'") && left.contains("stopped before it"));
    }

    @Test
    void anOwnTaskThatAPersonDoesNotDoIsNotAskedAgainAndAgain() throws InterruptedException {
        var bench = new Bench(Books.rollingBack(IfUnreachable.SKIP_AND_RECORD, Steps.task("call")));
        bench.run();
        backOnResume(bench, Scope.WHOLE_RUN);
        bench.people(question -> question.kind() == Question.Kind.TASK ? bench.say(question, "not-done") : null);

        assertThat(bench.run().code()).isEqualTo(ExitCode.STUCK);
        assertThat(bench.facts(StepFact.Started.class))
                .extracting(started -> started.step().value())
                .containsExactly("begun", "wait", "call@1");
    }

    @Test
    void aProcessThatOnlyRollsBackStartsNothingAndEndsTheRun() throws InterruptedException {
        var bench = new Bench(Books.of(List.of(), Books.freeze("freeze"), Steps.task("call"), Books.freeze("later")));
        bench.run();
        backOnResume(bench, Scope.WHOLE_RUN);
        bench.options(new RunOptions(8, true, Optional.empty()));

        assertThat(bench.run().code()).isEqualTo(ExitCode.ROLLED_BACK);
        assertThat(bench.state().status()).isEqualTo(RunStatus.ROLLED_BACK);
        assertThat(bench.step("later").state()).isEqualTo(StepState.PENDING);
    }

    @Test
    void aProcessThatOnlyRollsBackAPartLeavesTheRestToTheNext() throws InterruptedException {
        var bench = new Bench(Books.of(
                List.of(),
                Books.shift("shift-east", Books.EAST, OnBreach.HOLD),
                Steps.task("call"),
                Books.freeze("z")));
        bench.run();
        backOnResume(bench, Scope.of(Books.EAST));
        bench.options(new RunOptions(8, true, Optional.empty()));
        assertThat(bench.run().code()).isEqualTo(ExitCode.ROLLED_BACK);
        assertThat(bench.world().weight(Books.EAST)).isZero();

        bench.options(RunOptions.DEFAULT).watching((commandPort, event) -> {}).agreeablePeople();
        assertThat(bench.run().code()).isEqualTo(ExitCode.EXCEPTIONS);
        assertThat(bench.step("z").state()).isEqualTo(StepState.SUCCEEDED);
    }

    private static void backAt(Bench bench, Duration after) {
        bench.at(after, commandPort -> Orders.rollBack(commandPort, Scope.WHOLE_RUN, "Dana", "enough"));
    }

    private static void backOnResume(Bench bench, Scope scope) {
        bench.watching((commandPort, event) -> {
            if (event.fact() instanceof RunFact.LeaseTaken) {
                Orders.rollBack(commandPort, scope, "Dana", "enough");
            }
        });
    }
}
