package dev.cutover.engine.rollback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.engine.operator.CommandPort;
import dev.cutover.engine.operator.RequestReply;
import dev.cutover.model.OnBreach;
import dev.cutover.model.OnFailure;
import dev.cutover.model.Policy;
import dev.cutover.model.Retry;
import dev.cutover.model.Scope;
import dev.cutover.model.Step;
import dev.cutover.model.StepId;
import dev.cutover.problem.ExitCode;
import dev.cutover.run.Amendment;
import dev.cutover.run.Question;
import dev.cutover.run.Request;
import dev.cutover.run.Speaker;
import dev.cutover.run.StepState;
import dev.cutover.run.fact.EffectFact;
import dev.cutover.run.fact.PeopleFact;
import dev.cutover.run.fact.RollbackFact;
import dev.cutover.run.fact.StepFact;
import dev.cutover.spi.Outcome;
import dev.cutover.testkit.Bench;
import dev.cutover.testkit.Books;
import dev.cutover.testkit.Orders;
import dev.cutover.testkit.Platforms;
import dev.cutover.testkit.Steps;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Nothing closes the old platform by itself under traffic that a rollback has returned to it. */
class LeftOutStepsTest {
    private static final Scope EAST = Scope.of(Books.EAST);
    private static final Scope WEST = Scope.of(Books.WEST);
    private static final Step GATE = Books.gate("gate");
    private static final Step CLOSE = Platforms.close("close-old", Platforms.OPEN);
    private static final Step SHIFT_EAST = Books.shift("shift-east", Books.EAST, OnBreach.HOLD);
    private static final Step SHIFT_WEST = Books.shift("shift-west", Books.WEST, OnBreach.HOLD);
    private static final Step NIGHT = Steps.waiting("night", Duration.ofHours(3));

    private final List<RequestReply> replies = new ArrayList<>();

    private static Bench bench(Step... steps) {
        return new Bench(Platforms.of(Platforms.opening(Platforms.ASK), steps)).agreeablePeople();
    }

    private void again(CommandPort commandPort, Scope scope) {
        commandPort.ask(
                new Request.Again(scope, "the routes are repaired", "none"),
                new Speaker("Dana", "tester", "prompt"),
                replies::add);
    }

    private List<String> said() {
        return replies.stream().map(RequestReply::why).toList();
    }

    private static List<String> afterRollback(Bench bench) {
        return bench.facts(PeopleFact.Asked.class).stream()
                .map(PeopleFact.Asked::question)
                .filter(question -> question.kind() == Question.Kind.AFTER_ROLLBACK)
                .map(Question::prompt)
                .toList();
    }

    private static List<String> why(Bench bench, String step) {
        return bench.facts(StepFact.Skipped.class).stream()
                .filter(skipped -> skipped.step().value().equals(step))
                .map(StepFact.Skipped::why)
                .toList();
    }

    @Test
    void whatHasNotBegunAndWouldCloseTheOldPlatformUnderReturnedTrafficIsLeftOut() throws InterruptedException {
        var bench = bench(SHIFT_EAST, NIGHT, CLOSE, SHIFT_WEST)
                .at(Duration.ofHours(1), port -> Orders.rollBack(port, EAST, "Dana", "misroutes"));

        assertThat(bench.run().code()).isEqualTo(ExitCode.EXCEPTIONS);
        assertThat(bench.world().calls()).doesNotContain("close");
        assertThat(bench.step("close-old").state()).isEqualTo(StepState.SKIPPED);
        assertThat(why(bench, "close-old"))
                .containsExactly("east was rolled back, and this step would close the old platform under that traffic");
        assertThat(afterRollback(bench))
                .singleElement()
                .asString()
                .contains("So that the old platform stays open, close-old is left out; `cutover again` has it done.");
        assertThat(bench.world().weight(Books.WEST)).isEqualTo(10_000);
    }

    @Test
    void whatWasLeftOutIsDoneWithTheSegmentThatIsDoneAgain() throws InterruptedException {
        var bench = bench(SHIFT_EAST, NIGHT, CLOSE, SHIFT_WEST, Steps.waiting("later", Duration.ofHours(5)))
                .at(Duration.ofHours(1), port -> Orders.rollBack(port, EAST, "Dana", "misroutes"))
                .at(Duration.ofHours(2), port -> again(port, EAST));

        assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);
        assertThat(said()).containsExactly("2 steps of east will be done again, behind no gate");
        assertThat(bench.step("close-old").state()).isEqualTo(StepState.SUCCEEDED);
        assertThat(bench.world().effects()).containsEntry("close", 1);
        assertThat(bench.world().weight(Books.EAST)).isEqualTo(10_000);
    }

    @Test
    void whereAStepIsRolledBackItIsTheSame() throws InterruptedException {
        var shift = new Scope(Scope.WHOLE_RUN.values(), Set.of(SHIFT_EAST.id()), Set.of());
        var bench = bench(SHIFT_EAST, NIGHT, CLOSE)
                .at(Duration.ofHours(1), port -> Orders.rollBack(port, shift, "Dana", "misroutes"));
        bench.run();

        assertThat(bench.world().weight(Books.EAST)).isZero();
        assertThat(bench.world().calls()).doesNotContain("close");
    }

    @Test
    void whatFailedToCloseItIsNotTriedAgainByItself() throws InterruptedException {
        var bench = bench(SHIFT_EAST, CLOSE, Steps.in(Books.WEST, NIGHT))
                .thinking(question -> Duration.ofHours(question.kind() == Question.Kind.FAILURE ? 2 : 0))
                .at(Duration.ofHours(1), port -> Orders.rollBack(port, EAST, "Dana", "misroutes"));
        bench.world().answering(operation -> operation.equals("close") ? new Outcome.Failed("not now", true) : null);
        bench.refusing().run();

        assertThat(bench.step("close-old").state()).isEqualTo(StepState.UNDONE);
        assertThat(bench.world().calls()).containsOnlyOnce("close");
    }

    @Test
    void whatClosesItForOthersGoesOn() throws InterruptedException {
        var bench = bench(SHIFT_EAST, NIGHT, Steps.in(Books.WEST, CLOSE), SHIFT_WEST)
                .at(Duration.ofHours(1), port -> Orders.rollBack(port, EAST, "Dana", "misroutes"));

        assertThat(bench.run().code()).isEqualTo(ExitCode.EXCEPTIONS);
        assertThat(bench.step("close-old").state()).isEqualTo(StepState.SUCCEEDED);
    }

    /** East is back, and waits at its gate to be done again when west is rolled back. */
    private Bench withdrawn(Step... steps) {
        var bench = bench(steps).refusing();
        int[] goes = {0};
        bench.thinking(question ->
                        Duration.ofMinutes(question.kind() == Question.Kind.APPROVE && goes[0]++ > 0 ? 20 : 0))
                .at(Duration.ofMinutes(40), port -> Orders.rollBack(port, EAST, "Dana", "misroutes"))
                .at(Duration.ofMinutes(50), port -> again(port, EAST))
                .at(Duration.ofMinutes(60), port -> Orders.rollBack(port, WEST, "Dana", "misroutes, too"));
        return bench;
    }

    @Test
    void aRollbackWithdrawsWhatIsToBeDoneAgainAndReliesOnClosingThePlatform() throws InterruptedException {
        var bench = withdrawn(GATE, CLOSE, SHIFT_EAST, SHIFT_WEST, NIGHT)
                .at(Duration.ofMinutes(100), port -> again(port, EAST));

        assertThat(bench.run().code()).isEqualTo(ExitCode.EXCEPTIONS);
        assertThat(said())
                .containsExactly(
                        "2 steps of east will be done again, after gate anew",
                        "close-old would have to be done again for all traffic, and west is back on the old platform;"
                                + " name them as well to do all of it again, or add --also close-old if that is meant");
        assertThat(bench.world().effects()).as("not under the traffic of west").containsEntry("close", 1);
        assertThat(bench.world().weight(Books.EAST))
                .as("not without what it relies on")
                .isZero();
        assertThat(why(bench, "shift-east"))
                .containsExactly("west was rolled back, and this step relies on 'close-old', which is left out for it");
        assertThat(afterRollback(bench))
                .last()
                .asString()
                .contains("close-old, shift-east are left out; `cutover again` has them done.");
        assertThat(bench.facts(StepFact.Undone.class))
                .extracting(undone -> undone.step() + " " + undone.rollback())
                .containsExactly("close-old 1", "shift-east 1", "shift-west 2");
    }

    @Test
    void whatWasWithdrawnIsDoneAgainByAWordForAllOfIt() throws InterruptedException {
        var bench = withdrawn(GATE, CLOSE, SHIFT_EAST, SHIFT_WEST, NIGHT)
                .at(Duration.ofMinutes(100), port -> again(port, Scope.WHOLE_RUN));

        assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);
        assertThat(bench.world().effects()).containsEntry("close", 2);
        assertThat(bench.world().weight(Books.EAST)).isEqualTo(10_000);
        assertThat(bench.world().weight(Books.WEST)).isEqualTo(10_000);
    }

    @Test
    void nobodyIsAskedAnyMoreAtTheGateOfWhatIsWithdrawn() throws InterruptedException {
        var bench = withdrawn(GATE, CLOSE, SHIFT_EAST, SHIFT_WEST, NIGHT);
        bench.run();

        assertThat(bench.refusals())
                .singleElement()
                .asString()
                .contains("the question is no longer open: rollback of west, and what it was to be passed anew for is"
                        + " withdrawn");
        assertThat(bench.facts(StepFact.Withdrawn.class))
                .singleElement()
                .satisfies(back -> assertThat(back.step()).isEqualTo(GATE.id()));
        assertThat(bench.step("gate").state()).isEqualTo(StepState.SUCCEEDED);
        assertThat(bench.step("shift-east").state()).isEqualTo(StepState.SKIPPED);
        assertThat(bench.state().questions().open()).isEmpty();
    }

    @Test
    void theGateStillAsksForWhatOfItIsStillToBeDone() throws InterruptedException {
        var own = Steps.in(Books.EAST, Books.freeze("freeze-east"));
        var bench = withdrawn(GATE, own, CLOSE, SHIFT_EAST, SHIFT_WEST, NIGHT);
        bench.run();

        assertThat(bench.facts(StepFact.Withdrawn.class)).isEmpty();
        assertThat(bench.facts(StepFact.Started.class))
                .extracting(started -> started.step() + " " + started.attempt())
                .contains("gate 2", "freeze-east 2");
    }

    @Test
    void aKillAtAnyMomentOfTheWithdrawalEndsTheSame() throws InterruptedException {
        int killed = 0;
        for (int forces = 40; forces < 120; forces++) {
            var bench = withdrawn(GATE, CLOSE, SHIFT_EAST, SHIFT_WEST, NIGHT);
            if (bench.runUntilKilled(forces) != null) {
                break;
            }
            bench.run();
            if (bench.facts(RollbackFact.Requested.class).size() < 2) {
                continue;
            }
            killed++;
            assertThat(bench.world().effects()).as("killed at force %d", forces).containsEntry("close", 1);
            assertThat(bench.step("shift-east").isLeftOutByRollback()).isTrue();
            assertThat(bench.step("gate").state()).isEqualTo(StepState.SUCCEEDED);
            assertThat(bench.facts(StepFact.Withdrawn.class)).hasSize(1);
        }
        assertThat(killed).isPositive();
    }

    @Test
    void nothingIsDoneAgainThatWouldCloseThePlatformARollbackIsOpening() throws InterruptedException {
        var bench = bench(GATE, CLOSE, SHIFT_EAST, SHIFT_WEST, NIGHT);
        bench.world().taking(operation -> operation.equals("apply") ? Duration.ofSeconds(10) : Duration.ZERO);
        bench.at(Duration.ofMinutes(50), port -> Orders.rollBack(port, EAST, "Dana", "misroutes"))
                .at(Duration.ofMinutes(60), port -> Orders.rollBack(port, WEST, "Dana", "misroutes, too"))
                .at(Duration.ofMinutes(60).plusSeconds(5), port -> again(port, EAST));
        bench.run();

        assertThat(said()).containsExactly("rollback 2 of west is still running; `cutover status` says how far it is");
        assertThat(bench.facts(EffectFact.Intended.class))
                .extracting(intended -> intended.effect().key())
                .doesNotContain("r1/close-old/everything/forward/again-1");
    }

    @Test
    void whatPeopleLeaveOutWhileARollbackRunsStaysLeftOut() throws InterruptedException {
        var optional = new Policy(Optional.empty(), Duration.ofMinutes(1), Retry.NEVER, OnFailure.ASK, false, true);
        var extra = Steps.in(Books.EAST, Steps.withPolicy(Books.freeze("extra"), optional));
        var bench = bench(SHIFT_EAST, NIGHT, extra)
                .at(Duration.ofHours(1), port -> Orders.rollBack(port, EAST, "Dana", "misroutes"))
                .at(Duration.ofHours(2), port -> again(port, EAST));
        bench.watching((port, event) -> {
            if (event.fact() instanceof RollbackFact.Requested) {
                port.ask(
                        new Request.Amend(new Amendment.Skip(new StepId("extra")), "nobody needs it", "none", false),
                        new Speaker("Dana", "tester", "prompt"),
                        replies::add);
            }
        });
        bench.run();

        assertThat(bench.step("extra").state()).isEqualTo(StepState.SKIPPED);
        assertThat(said()).hasSize(2).last().isEqualTo("1 step of east will be done again, behind no gate");
    }
}
