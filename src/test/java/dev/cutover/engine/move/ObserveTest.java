package dev.cutover.engine.move;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.OnBreach;
import dev.cutover.problem.ExitCode;
import dev.cutover.run.fact.StepFact;
import dev.cutover.spi.Metrics.Measurement;
import dev.cutover.testkit.Bench;
import dev.cutover.testkit.Books;
import dev.cutover.testkit.Steps;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ObserveTest {
    private static final Measurement RED = new Measurement.Value(0, 100);
    private static final Measurement GREEN = new Measurement.Value(1, 100);

    @Test
    void greenAllTheTimePasses() throws InterruptedException {
        var bench = observing(Duration.ZERO, OnBreach.HOLD);

        assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);
        assertThat(bench.step("watch").ended()).isEqualTo(Bench.START.plus(Duration.ofMinutes(10)));
    }

    @Test
    void redFailsAtOnceIfNothingIsTolerated() throws InterruptedException {
        var bench = observing(Duration.ZERO, OnBreach.HOLD);
        bench.at(Duration.ofMinutes(3), commandPort -> bench.world().measuring(query -> RED));

        assertThat(bench.run().code()).isEqualTo(ExitCode.HALTED);
        assertThat(bench.step("watch").cause()).isEqualTo(StepFact.FailureCause.BREACH);
        assertThat(bench.step("watch").ended()).isBefore(Bench.START.plus(Duration.ofMinutes(4)));
    }

    @Test
    void redForNoLongerThanToleratedPasses() throws InterruptedException {
        var bench = observing(Duration.ofMinutes(2), OnBreach.HOLD);
        bench.at(Duration.ofMinutes(3), commandPort -> bench.world().measuring(query -> RED));
        bench.at(Duration.ofMinutes(4), commandPort -> bench.world().measuring(query -> GREEN));

        assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void redThatIsStillToleratedAtTheEndIsWatchedOn() throws InterruptedException {
        var bench = observing(Duration.ofMinutes(2), OnBreach.HOLD);
        bench.at(Duration.ofSeconds(585), commandPort -> bench.world().measuring(query -> RED));

        assertThat(bench.run().code()).isEqualTo(ExitCode.HALTED);
        assertThat(bench.step("watch").cause()).isEqualTo(StepFact.FailureCause.BREACH);
    }

    @Test
    void noDataAtTheEndDoesNotPass() throws InterruptedException {
        var bench = observing(Duration.ZERO, OnBreach.HOLD);
        bench.at(
                Duration.ofMinutes(3), commandPort -> bench.world().measuring(query -> new Measurement.NoData("gone")));

        assertThat(bench.run().code()).isEqualTo(ExitCode.HALTED);
        assertThat(bench.step("watch").cause()).isEqualTo(StepFact.FailureCause.NO_DATA);
    }

    @Test
    void onBreachTheRollbackIsTakenWhereTheStepSaysSo() throws InterruptedException {
        var bench = observing(Duration.ZERO, OnBreach.ROLLBACK);
        bench.at(Duration.ofMinutes(3), commandPort -> bench.world().measuring(query -> RED));

        assertThat(bench.run().code()).isEqualTo(ExitCode.ROLLED_BACK);
        assertThat(bench.world().effects()).containsEntry("unfreeze", 1);
    }

    @Test
    void theTimeSurvivesRestarts() throws InterruptedException {
        var bench = observing(Duration.ZERO, OnBreach.HOLD);
        bench.at(Duration.ofMinutes(6), commandPort -> commandPort.leave("lunch"));
        bench.run();

        assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);
        assertThat(bench.step("watch").ended()).isEqualTo(Bench.START.plus(Duration.ofMinutes(10)));
    }

    private static Bench observing(Duration tolerate, OnBreach onBreach) {
        return new Bench(Books.of(List.of(), Books.freeze("freeze"), Steps.observe("watch", tolerate, onBreach)));
    }
}
