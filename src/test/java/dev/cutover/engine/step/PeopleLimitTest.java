package dev.cutover.engine.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.IfUnreachable;
import dev.cutover.model.Policy;
import dev.cutover.model.Scope;
import dev.cutover.model.Step;
import dev.cutover.problem.ExitCode;
import dev.cutover.run.fact.PeopleFact;
import dev.cutover.run.fact.StepFact;
import dev.cutover.testkit.Bench;
import dev.cutover.testkit.Books;
import dev.cutover.testkit.Orders;
import dev.cutover.testkit.Steps;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PeopleLimitTest {

    @Test
    void aTaskThatNobodyReportsFailsAsATimeOutAtItsLimit() throws InterruptedException {
        var bench = new Bench(Books.unchained(
                List.of(), List.of(within(Steps.task("call"), 5), Steps.waiting("wait", Duration.ofMinutes(1)))));

        assertThat(bench.run().code()).isEqualTo(ExitCode.HALTED);
        assertThat(bench.step("call").cause()).isEqualTo(StepFact.FailureCause.TIMED_OUT);
        assertThat(bench.step("call").ended()).isEqualTo(Bench.START.plusSeconds(5));
        assertThat(bench.facts(PeopleFact.Lapsed.class)).hasSize(1);
    }

    @Test
    void withoutPeopleTheRunnerDoesNotStayForTheLimit() throws InterruptedException {
        var bench = new Bench(Books.of(List.of(), within(Steps.task("call"), 5)));

        assertThat(bench.run().code()).isEqualTo(ExitCode.WAITING);
    }

    @Test
    void aTaskOfTheRollbackThatNobodyReportsIsLeftUndoneAtItsLimit() throws InterruptedException {
        var bench = new Bench(
                Books.rollingBack(IfUnreachable.SKIP_AND_RECORD, within(Steps.task("call"), 5), Steps.notify("tell")));
        bench.standIns((question, to) -> null);
        bench.at(Duration.ofSeconds(10), port -> Orders.rollBack(port, Scope.WHOLE_RUN, "Dana", "enough"));

        assertThat(bench.run().code()).isEqualTo(ExitCode.STUCK);
        var failed = bench.facts(StepFact.Failed.class);
        assertThat(failed).hasSize(1);
        assertThat(failed.get(0).cause()).isEqualTo(StepFact.FailureCause.TIMED_OUT);
        assertThat(bench.facts(PeopleFact.Lapsed.class)).hasSize(1);
    }

    @Test
    void aTaskOfTheRollbackThatNobodyReportsIsAskedAgainAsItsRetrySays() throws InterruptedException {
        var bench = new Bench(
                Books.rollingBack(IfUnreachable.SKIP_AND_RECORD, within(Steps.retrying(Steps.task("call"), 1), 5)));
        bench.standIns((question, to) -> null);
        bench.at(Duration.ofSeconds(10), port -> Orders.rollBack(port, Scope.WHOLE_RUN, "Dana", "enough"));

        assertThat(bench.run().code()).isEqualTo(ExitCode.STUCK);
        assertThat(bench.facts(PeopleFact.Lapsed.class)).hasSize(2);
        assertThat(bench.step("call@1").started()).isEqualTo(Bench.START.plusSeconds(10 + 5 + 10));
    }

    private static Step within(Step step, int seconds) {
        var policy = step.policy();
        return new Step(
                step.id(),
                step.title(),
                step.needs(),
                step.owner(),
                step.segment(),
                new Policy(
                        policy.expected(),
                        Duration.ofSeconds(seconds),
                        policy.retry(),
                        policy.onFailure(),
                        policy.critical(),
                        policy.optional(),
                        true,
                        Optional.empty()),
                step.evidence(),
                step.safety(),
                step.work());
    }
}
