package dev.cutover.engine.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.engine.RunOptions;
import dev.cutover.model.OnBreach;
import dev.cutover.model.Scope;
import dev.cutover.problem.ExitCode;
import dev.cutover.run.Question;
import dev.cutover.run.StepState;
import dev.cutover.run.fact.PeopleFact;
import dev.cutover.run.fact.RollbackFact;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.fact.StepFact;
import dev.cutover.testkit.Bench;
import dev.cutover.testkit.Books;
import dev.cutover.testkit.Orders;
import dev.cutover.testkit.Steps;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PointOfNoReturnApprovalTest {

    @Test
    void thePointIsNotPassedWithoutTheDecisionOfThoseWhomItNames() throws InterruptedException {
        var bench = behind();
        bench.people(question -> question.of().contains(Books.COMMANDER) ? bench.say(question, "commit") : null);

        assertThat(bench.run().code()).isEqualTo(ExitCode.WAITING);
        assertThat(bench.step("drop").state()).isEqualTo(StepState.PENDING);
        assertThat(bench.world().effects()).doesNotContainKey("once-snapshot");
    }

    @Test
    void theDecisionIsDurableBeforeTheStepBegins() throws InterruptedException {
        for (int forces = 1; ; forces++) {
            var bench = behind().agreeablePeople();
            boolean through = bench.runUntilKilled(forces) != null;
            boolean started = bench.facts(StepFact.Started.class).stream()
                    .anyMatch(fact -> fact.step().value().equals("drop"));
            assertThat(!started || bench.facts(PeopleFact.Decided.class).size() == 2)
                    .isTrue();
            if (through) {
                return;
            }
        }
    }

    @Test
    void itHasToBeTyped() throws InterruptedException {
        var bench = behind().refusing();
        bench.people(question -> {
            var said = bench.say(question, "commit");
            return new dev.cutover.engine.operator.Answer(
                    said.question(), said.as(), said.choice(), "r", "i", "yes", said.via(), said.user());
        });

        assertThat(bench.run().code()).isEqualTo(ExitCode.WAITING);
        assertThat(bench.refusals()).allMatch(why -> why.contains("to confirm"));
    }

    @Test
    void whoSaysStopEndsTheRunAndItCanStillGoBack() throws InterruptedException {
        var bench = behind();
        bench.people(question -> bench.say(question, question.of().contains(Books.LEAD) ? "stop" : "commit"));

        assertThat(bench.run().code()).isEqualTo(ExitCode.DECLINED);
        back(bench);
        assertThat(bench.run().code()).isEqualTo(ExitCode.ROLLED_BACK);
        assertThat(bench.world().weight(Books.EAST)).isZero();
    }

    @Test
    void whatLiesBehindItStaysAndIsNamedWithTheReason() throws InterruptedException {
        var bench = behind().agreeablePeople();
        assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);
        back(bench);

        assertThat(bench.run().code()).isEqualTo(ExitCode.STUCK);
        assertThat(bench.world().weight(Books.EAST)).isEqualTo(10_000);
        assertThat(bench.world().effects()).doesNotContainKey("unfreeze");
        assertThat(bench.state().rollbacks().all().get(0).leftUndone())
                .hasSize(2)
                .allMatch(left -> left.contains("before the point of no return 'drop'"));
        assertThat(bench.facts(RollbackFact.Restored.class))
                .as("it is not back")
                .isEmpty();
    }

    @Test
    void whatCameAfterItIsRolledBack() throws InterruptedException {
        var bench = new Bench(Books.of(
                        List.of(),
                        Books.freeze("before"),
                        Steps.noReturn(Steps.once("drop"), Books.COMMANDER),
                        Books.freeze("after")))
                .agreeablePeople();
        bench.run();
        back(bench);

        assertThat(bench.run().code()).isEqualTo(ExitCode.STUCK);
        assertThat(bench.world().effects()).containsEntry("unfreeze", 1);
        assertThat(bench.step("after").state()).isEqualTo(StepState.UNDONE);
        assertThat(bench.step("before").state()).isEqualTo(StepState.SUCCEEDED);
        assertThat(bench.state().ended().orElseThrow().why())
                .as("nobody reads that everything is back")
                .isEqualTo("not everything could be rolled back");
        assertThat(bench.facts(RollbackFact.Finished.class))
                .last()
                .satisfies(
                        end -> assertThat(end.leftUndone()).anyMatch(left -> left.startsWith("step 'before' stays")));
    }

    @Test
    void aPointWhoseStepProvablyDidNothingWasNotPassed() throws InterruptedException {
        var bench = behind();
        bench.world()
                .answering(operation ->
                        operation.startsWith("once") ? new dev.cutover.spi.Outcome.Failed("no", true) : null);
        bench.people(question -> question.kind() == Question.Kind.FAILURE
                ? bench.say(question, "rollback")
                : bench.say(question, "commit"));

        assertThat(bench.run().code()).isEqualTo(ExitCode.ROLLED_BACK);
        assertThat(bench.world().weight(Books.EAST)).isZero();
    }

    @Test
    void whatPeopleWereAtWhenTheRollbackCameCountsAsPassed() throws InterruptedException {
        var bench = new Bench(
                Books.of(List.of(), Books.freeze("freeze"), Steps.noReturn(Steps.task("drop"), Books.COMMANDER)));
        bench.people(question -> question.kind() == Question.Kind.COMMIT ? bench.say(question, "commit") : null);
        bench.watching((commandPort, event) -> {
            if (event.fact() instanceof PeopleFact.Asked asked
                    && asked.question().kind() == Question.Kind.TASK) {
                Orders.rollBack(commandPort, Scope.WHOLE_RUN, "Dana", "stop");
            }
        });

        assertThat(bench.run().code()).isEqualTo(ExitCode.STUCK);
        assertThat(bench.world().effects()).doesNotContainKey("unfreeze");
    }

    @Test
    void aKillAfterTheDecisionGoesOnForward() throws InterruptedException {
        var bench = behind().agreeablePeople();
        for (int forces = 1; bench.facts(PeopleFact.Decided.class).size() < 2; forces++) {
            bench.runUntilKilled(forces);
        }
        bench.people(question -> null);

        assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void whoSaysStopIsTheLastToBeHeard() throws InterruptedException {
        var point = Steps.noReturn(Books.freeze("drop"), Books.COMMANDER);
        var task = Steps.task("task");
        var after = Books.needing(Books.freeze("after"), task.id());
        var bench = new Bench(Books.unchained(List.of(), List.of(point, task, after)));
        bench.people(question -> bench.say(question, question.kind() == Question.Kind.COMMIT ? "stop" : "done"));

        assertThat(bench.run().code()).isEqualTo(ExitCode.DECLINED);
        assertThat(bench.step("after").state()).isEqualTo(StepState.PENDING);
        assertThat(bench.facts(RunFact.Ended.class)).hasSize(1);
    }

    @Test
    void whoSaysStopDoesNotWaitForAFreePlace() throws InterruptedException {
        var busy = Steps.waiting("busy", Duration.ofHours(1));
        var point = Steps.noReturn(Books.freeze("drop"), Books.COMMANDER);
        var other = Steps.noReturn(Books.freeze("burn"), Books.COMMANDER);
        var bench = new Bench(Books.unchained(List.of(), List.of(point, other, busy)))
                .options(new RunOptions(1, false, Optional.empty()));
        bench.people(question -> bench.say(question, "stop"));

        assertThat(bench.run().code()).isEqualTo(ExitCode.DECLINED);
        assertThat(bench.state().lastAt()).contains(Bench.START.plusSeconds(5));
        assertThat(bench.facts(RunFact.Ended.class)).hasSize(1);
    }

    @Test
    void whatARollbackHasStoppedAskingIsAskedAnew() throws InterruptedException {
        var point = Steps.noReturn(Books.freeze("drop"), Books.COMMANDER);
        var bench = new Bench(Books.of(List.of(), Books.shift("shift-east", Books.EAST, OnBreach.HOLD), point));
        bench.people(question -> question.id().endsWith("commit-commander")
                ? null
                : bench.say(question, question.choices().get(0).say()));
        bench.watching((commandPort, event) -> {
            if (event.fact() instanceof PeopleFact.Asked asked
                    && asked.question().id().endsWith("commit-commander")) {
                Orders.rollBack(commandPort, Scope.of(Books.EAST), "Dana", "not tonight");
            }
        });

        assertThat(bench.run().code()).isEqualTo(ExitCode.EXCEPTIONS);
        assertThat(bench.step("drop").state()).isEqualTo(StepState.SUCCEEDED);
    }

    private static void back(Bench bench) {
        bench.watching((commandPort, event) -> {
            if (event.fact() instanceof dev.cutover.run.fact.RunFact.LeaseTaken) {
                Orders.rollBack(commandPort, Scope.WHOLE_RUN, "Dana", "enough");
            }
        });
    }

    private static Bench behind() {
        return new Bench(Books.of(
                List.of(),
                Books.freeze("freeze"),
                Books.shift("shift-east", Books.EAST, OnBreach.HOLD),
                Steps.noReturn(Steps.once("drop"), Books.COMMANDER, Books.LEAD)));
    }
}
