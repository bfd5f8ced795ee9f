package dev.cutover.engine.move;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.OnBreach;
import dev.cutover.model.Scope;
import dev.cutover.problem.ExitCode;
import dev.cutover.run.StepState;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.ledger.RunStatus;
import dev.cutover.testkit.Bench;
import dev.cutover.testkit.Books;
import dev.cutover.testkit.Orders;
import dev.cutover.testkit.Steps;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class HoldTest {

    @Test
    void aRampStaysWhereItIs() throws InterruptedException {
        var bench = held(Duration.ofSeconds(30));

        assertThat(bench.run().code()).isEqualTo(ExitCode.WAITING);
        assertThat(bench.world().weight(Books.EAST)).isEqualTo(500);
        assertThat(bench.state().status()).isEqualTo(RunStatus.HELD);
    }

    @Test
    void whatIsUnderWayEndsAndNothingElseBegins() throws InterruptedException {
        var bench = new Bench(Books.of(List.of(), Steps.waiting("a", Duration.ofMinutes(5)), Books.freeze("b")));
        bench.at(Duration.ofMinutes(1), commandPort -> Orders.hold(commandPort, "Dana", "wait"));

        assertThat(bench.run().code()).isEqualTo(ExitCode.WAITING);
        assertThat(bench.step("a").state()).isEqualTo(StepState.SUCCEEDED);
        assertThat(bench.step("b").state()).isEqualTo(StepState.PENDING);
    }

    @Test
    void continueGoesOnFromThere() throws InterruptedException {
        var bench = held(Duration.ofSeconds(30));
        bench.run();
        continuing(bench);

        assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);
        assertThat(bench.world().weight(Books.EAST)).isEqualTo(10_000);
    }

    @Test
    void aHeldRunCanStillBeRolledBack() throws InterruptedException {
        var bench = held(Duration.ofSeconds(30));
        bench.at(Duration.ofMinutes(1), commandPort -> Orders.rollBack(commandPort, Scope.WHOLE_RUN, "Dana", "enough"));

        assertThat(bench.run().code()).isEqualTo(ExitCode.ROLLED_BACK);
        assertThat(bench.world().weight(Books.EAST)).isZero();
    }

    @Test
    void aRunWhoseStepsAreAllDoneEndsThoughSomebodyHoldsIt() throws InterruptedException {
        var bench = new Bench(Books.of(List.of(), Steps.waiting("a", Duration.ofMinutes(5))));
        bench.at(Duration.ofMinutes(1), commandPort -> Orders.hold(commandPort, "Dana", "wait"));

        assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);
    }

    private static void continuing(Bench bench) {
        bench.watching((commandPort, event) -> {
            if (event.fact() instanceof RunFact.LeaseTaken) {
                Orders.goOn(commandPort, "Dana", "on");
            }
        });
    }

    private static Bench held(Duration after) {
        var bench = new Bench(Books.of(List.of(), Books.shift("shift-east", Books.EAST, OnBreach.HOLD)));
        return bench.at(after, commandPort -> Orders.hold(commandPort, "Dana", "wait"));
    }
}
