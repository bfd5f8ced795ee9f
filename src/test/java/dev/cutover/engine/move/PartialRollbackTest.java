package dev.cutover.engine.move;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.IfUnreachable;
import dev.cutover.model.OnBreach;
import dev.cutover.model.OnFailure;
import dev.cutover.model.Scope;
import dev.cutover.model.Segment;
import dev.cutover.problem.ExitCode;
import dev.cutover.run.Question;
import dev.cutover.run.StepState;
import dev.cutover.run.fact.EffectFact;
import dev.cutover.run.fact.RollbackFact;
import dev.cutover.run.fact.RunFact;
import dev.cutover.spi.Metrics.Measurement;
import dev.cutover.spi.Outcome;
import dev.cutover.spi.TrafficRouter.Result;
import dev.cutover.testkit.Bench;
import dev.cutover.testkit.Books;
import dev.cutover.testkit.Orders;
import dev.cutover.testkit.Steps;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PartialRollbackTest {
    private static final Scope EAST = Scope.of(Books.EAST);

    @Test
    void stepsOfOtherSegmentsGoOn() throws InterruptedException {
        var bench = bothSides().agreeablePeople();
        bench.at(Duration.ofMinutes(3), commandPort -> Orders.rollBack(commandPort, EAST, "Dana", "drill"));

        assertThat(bench.run().code()).isEqualTo(ExitCode.EXCEPTIONS);
        assertThat(bench.world().weight(Books.EAST)).isZero();
        assertThat(bench.world().weight(Books.WEST)).isEqualTo(10_000);
    }

    @Test
    void ofTheRunbooksOwnStepsOnlyThoseAboutTheScopeAreDone() throws InterruptedException {
        var bench = new Bench(Books.rollingBack(
                IfUnreachable.SKIP_AND_RECORD,
                Steps.in(Books.WEST, Books.freeze("west")),
                Steps.in(Books.EAST, Books.freeze("east")),
                Books.freeze("all")));
        bench.at(Duration.ofSeconds(10), commandPort -> Orders.rollBack(commandPort, EAST, "Dana", "drill"));
        bench.run();

        assertThat(bench.facts(RollbackFact.Finished.class))
                .singleElement()
                .satisfies(finished -> assertThat(finished.leftUndone()).isEmpty());
        assertThat(bench.step("west@1").state()).isEqualTo(StepState.PENDING);
        assertThat(bench.step("east@1").state()).isEqualTo(StepState.SUCCEEDED);
        assertThat(bench.step("all@1").state()).isEqualTo(StepState.SUCCEEDED);
    }

    @Test
    void stepsOfTheScopeThatHaveNotBegunAreSkipped() throws InterruptedException {
        var bench = new Bench(Books.of(
                        List.of(),
                        Books.shift("shift-east", Books.EAST, OnBreach.HOLD),
                        Steps.in(Books.EAST, Books.freeze("later-east")),
                        Books.freeze("later")))
                .agreeablePeople();
        bench.at(Duration.ofMinutes(1), commandPort -> Orders.rollBack(commandPort, EAST, "Dana", "drill"));

        assertThat(bench.run().code()).isEqualTo(ExitCode.EXCEPTIONS);
        assertThat(bench.step("later-east").state()).isEqualTo(StepState.SKIPPED);
        assertThat(bench.step("later").state()).isEqualTo(StepState.SUCCEEDED);
    }

    @Test
    void nothingElseStartsUntilAPersonHasSaidThatTheRestGoesOn() throws InterruptedException {
        var bench = new Bench(
                Books.of(List.of(), Books.shift("shift-east", Books.EAST, OnBreach.HOLD), Books.freeze("later")));
        bench.at(Duration.ofMinutes(1), commandPort -> Orders.rollBack(commandPort, EAST, "Dana", "drill"));

        assertThat(bench.run().code()).isEqualTo(ExitCode.ROLLED_BACK);
        assertThat(bench.step("later").state()).isEqualTo(StepState.PENDING);
    }

    @Test
    void aStepOfTheScopeThatHadFailedDoesNotKeepTheRestFromEnding() throws InterruptedException {
        var bench = new Bench(Books.of(
                List.of(),
                Steps.in(Books.EAST, Books.freeze("freeze-east")),
                Steps.in(Books.EAST, Steps.observe("watch-east", Duration.ZERO, OnBreach.HOLD)),
                Books.freeze("later")));
        bench.world().measuring(query -> new Measurement.Value(0, 100));
        bench.people(question -> question.kind() == Question.Kind.AFTER_ROLLBACK ? bench.say(question, "go-on") : null);
        bench.watching((commandPort, event) -> {
            if (event.fact() instanceof dev.cutover.run.fact.StepFact.Failed) {
                Orders.rollBack(commandPort, EAST, "Dana", "enough");
            }
        });

        assertThat(bench.run().code()).isEqualTo(ExitCode.EXCEPTIONS);
        assertThat(bench.step("watch-east").state()).isEqualTo(StepState.UNDONE);
        assertThat(bench.step("later").state()).isEqualTo(StepState.SUCCEEDED);
    }

    @Test
    void anAbortElsewhereWaitsUntilTheRollbackIsThrough() throws InterruptedException {
        var west = Steps.in(Books.WEST, Books.action("west", "once-drop", new dev.cutover.model.Undo.None("gone")));
        var bench = new Bench(Books.unchained(
                List.of(),
                List.of(Books.shift("shift-east", Books.EAST, OnBreach.HOLD), Steps.onFailure(west, OnFailure.ABORT))));
        bench.world().taking(operation -> operation.equals("apply") ? Duration.ofSeconds(20) : Duration.ofSeconds(59));
        bench.world().answering(operation -> new Outcome.Failed("no", true));
        bench.at(Duration.ofSeconds(50), commandPort -> Orders.rollBack(commandPort, EAST, "Dana", "enough"));

        assertThat(bench.run().code()).isEqualTo(ExitCode.DECLINED);
        assertThat(bench.world().weight(Books.EAST)).isZero();
        assertThat(indexOf(bench, RunFact.Ended.class)).isGreaterThan(indexOf(bench, RollbackFact.Finished.class));
    }

    @Test
    void aShiftThatReachesBeyondTheScopeGoesOnWithoutIt() throws InterruptedException {
        var bench = new Bench(Books.of(List.of(), Books.shift("shift-all", Segment.EVERYTHING, OnBreach.HOLD)))
                .agreeablePeople();
        bench.at(Duration.ofMinutes(3), commandPort -> Orders.rollBack(commandPort, EAST, "Dana", "only east"));

        assertThat(bench.run().code()).isEqualTo(ExitCode.EXCEPTIONS);
        assertThat(bench.world().weight(Books.EAST)).isZero();
        assertThat(bench.world().weight(Books.WEST)).isEqualTo(10_000);
        assertThat(bench.state().ended().orElseThrow().exceptions())
                .singleElement()
                .asString()
                .isEqualTo("shift-all left out what was rolled back: east");
    }

    @Test
    void aMoveOfAWiderShiftThatIsOutIsAwaitedBeforeItsTrafficGoesBack() throws InterruptedException {
        for (int second = 1; second < 200; second += 7) {
            var bench = new Bench(Books.of(List.of(), Books.shift("shift-all", Segment.EVERYTHING, OnBreach.HOLD)))
                    .agreeablePeople();
            bench.world().taking(operation -> operation.equals("apply") ? Duration.ofSeconds(40) : Duration.ZERO);
            bench.at(
                    Duration.ofSeconds(second), commandPort -> Orders.rollBack(commandPort, EAST, "Dana", "only east"));

            bench.run();
            assertThat(bench.world().weight(Books.EAST))
                    .as("asked at %s s", second)
                    .isZero();
            assertThat(bench.world().weight(Books.WEST))
                    .as("asked at %s s", second)
                    .isEqualTo(10_000);
        }
    }

    @Test
    void aWiderShiftWhoseMoveIsInDoubtSettlesOnlyWhatIsLeftToIt() throws InterruptedException {
        var bench = new Bench(Books.of(List.of(), Books.shift("shift-all", Segment.EVERYTHING, OnBreach.HOLD)))
                .agreeablePeople();
        bench.world().answeringAfter(operation -> operation.equals("apply") ? Duration.ofSeconds(70) : Duration.ZERO);
        bench.at(Duration.ofSeconds(30), commandPort -> Orders.rollBack(commandPort, EAST, "Dana", "only east"));

        assertThat(bench.run().code()).isEqualTo(ExitCode.EXCEPTIONS);
        assertThat(bench.world().weight(Books.EAST)).isZero();
        assertThat(bench.world().weight(Books.WEST)).isEqualTo(10_000);
    }

    @Test
    void whatTheWholeRunsRollbackHasRolledBackIsNotTakenBackOnceMore() throws InterruptedException {
        var bench = bothSides();
        var until = new java.util.concurrent.atomic.AtomicBoolean();
        bench.world().routing(changes -> until.get() || changes.get(0).target() > 0 ? null : Result.NOT_SENT);
        bench.at(Duration.ofSeconds(60), commandPort -> Orders.rollBack(commandPort, EAST, "Dana", "misroutes"));
        bench.at(
                Duration.ofSeconds(65),
                commandPort -> Orders.rollBack(commandPort, Scope.WHOLE_RUN, "Dana", "all of it"));
        bench.at(
                Duration.ofSeconds(70),
                commandPort -> Orders.rollBack(commandPort, Scope.of(Books.WEST), "Dana", "west"));
        bench.at(Duration.ofMinutes(6), commandPort -> until.set(true));

        assertThat(bench.run().code()).isEqualTo(ExitCode.ROLLED_BACK);
        assertThat(bench.state().rollbacks().all()).hasSize(2);
        assertThat(bench.state().requests().pending()).isEmpty();
        assertThat(bench.state().ended()).isPresent();
    }

    @Test
    void whatWaitsToBeRolledBackIsNotRaisedMeanwhile() throws InterruptedException {
        var bench = bothSides();
        var until = new java.util.concurrent.atomic.AtomicBoolean();
        bench.world().routing(changes -> {
            boolean stuck =
                    !until.get() && changes.stream().anyMatch(one -> one.key().equals(Books.EAST) && one.target() == 0);
            return stuck ? Result.NOT_SENT : null;
        });
        bench.at(Duration.ofSeconds(60), commandPort -> Orders.rollBack(commandPort, EAST, "Dana", "misroutes"));
        bench.at(
                Duration.ofSeconds(65),
                commandPort -> Orders.rollBack(commandPort, Scope.of(Books.WEST), "Dana", "as well"));
        bench.at(Duration.ofMinutes(6), commandPort -> until.set(true));

        assertThat(bench.run().code()).isEqualTo(ExitCode.ROLLED_BACK);
        assertThat(bench.world().weight(Books.WEST)).isZero();
        assertThat(bench.world().calls()).noneMatch(call -> call.startsWith(Books.WEST + " to 5000"));
    }

    @Test
    void twoThatFailAtTheSameInstantAreEachRolledBack() throws InterruptedException {
        var east = Steps.onFailure(Steps.in(Books.EAST, Books.freeze("east")), OnFailure.ROLLBACK);
        var west = Steps.onFailure(Steps.in(Books.WEST, Books.freeze("west")), OnFailure.ROLLBACK);
        var bench = new Bench(Books.unchained(List.of(), List.of(east, west))).agreeablePeople();
        bench.world().answering(operation -> operation.equals("freeze") ? new Outcome.Failed("no", false) : null);

        assertThat(bench.run().code()).isEqualTo(ExitCode.EXCEPTIONS);
        assertThat(bench.state().rollbacks().all()).hasSize(2);
        assertThat(bench.world().effects()).containsEntry("unfreeze", 2);
    }

    @Test
    void aCommitThatIsAskedOfAStepOfTheScopeIsNotAskedAnyMore() throws InterruptedException {
        var drop = Steps.in(Books.EAST, Books.action("drop", "once-drop", new dev.cutover.model.Undo.None("gone")));
        var begun = Steps.in(Books.EAST, Books.freeze("east"));
        var bench = new Bench(Books.of(List.of(), begun, Steps.noReturn(drop, Books.COMMANDER), Books.freeze("later")));
        bench.people(question -> question.kind() == Question.Kind.AFTER_ROLLBACK ? bench.say(question, "go-on") : null);
        bench.watching((commandPort, event) -> {
            if (event.fact() instanceof dev.cutover.run.fact.PeopleFact.Asked asked
                    && asked.question().kind() == Question.Kind.COMMIT) {
                Orders.rollBack(commandPort, EAST, "Dana", "not this one");
            }
        });

        assertThat(bench.run().code()).isEqualTo(ExitCode.EXCEPTIONS);
        assertThat(bench.state().questions().open()).isEmpty();
        assertThat(bench.facts(EffectFact.Intended.class))
                .extracting(one -> one.effect().step().value())
                .containsExactly("east", "east", "later");
    }

    private static int indexOf(Bench bench, Class<?> kind) {
        for (int i = 0; i < bench.record().size(); i++) {
            if (kind.isInstance(bench.record().get(i).fact())) {
                return i;
            }
        }
        throw new AssertionError("no " + kind.getSimpleName());
    }

    private static Bench bothSides() {
        return new Bench(Books.unchained(
                List.of(),
                List.of(
                        Books.shift("shift-east", Books.EAST, OnBreach.HOLD),
                        Books.shift("shift-west", Books.WEST, OnBreach.HOLD))));
    }
}
