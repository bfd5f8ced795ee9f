package dev.cutover.engine.move;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.OnBreach;
import dev.cutover.model.Step;
import dev.cutover.model.Weight;
import dev.cutover.model.Work;
import dev.cutover.problem.ExitCode;
import dev.cutover.run.AttemptTimer;
import dev.cutover.run.fact.EffectFact;
import dev.cutover.run.fact.StepFact;
import dev.cutover.spi.Metrics.Measurement;
import dev.cutover.testkit.Bench;
import dev.cutover.testkit.Books;
import dev.cutover.testkit.Orders;
import dev.cutover.testkit.Steps;
import dev.cutover.testkit.SuspendedTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A soak of two minutes at each of three weights, sampled every ten seconds: only what is watched of it counts. */
class WatchedSoakTest {
    private static final Measurement GREEN = new Measurement.Value(1, 100);
    private static final Measurement NONE = new Measurement.NoData("gone");

    @Test
    void anUndisturbedSoakLastsAsLongAsItSays() throws InterruptedException {
        var bench = soaking(List.of(Books.HEALTH));
        bench.world().measuring(query -> GREEN);

        assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);
        assertThat(intended(bench)).containsExactly(at("0s"), at("2m"), at("4m"));
        assertThat(prolonged(bench)).isEmpty();
    }

    @Test
    void itBeginsAnewInFullAfterAHold() throws InterruptedException {
        var bench = soaking(List.of(Books.HEALTH));
        bench.at(Duration.ofSeconds(90), commandPort -> Orders.hold(commandPort, "Dana", "wait"));
        bench.at(Duration.ofSeconds(100), commandPort -> Orders.goOn(commandPort, "Dana", "on"));

        assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);
        assertThat(intended(bench).get(1)).isEqualTo(at("3m40s"));
    }

    @Test
    void itBeginsAnewAfterAHoldThatOutlastedIt() throws InterruptedException {
        var bench = new Bench(
                Books.unchained(List.of(), List.of(shift(List.of()), Steps.waiting("night", Duration.ofHours(1)))));
        bench.at(Duration.ofSeconds(90), commandPort -> Orders.hold(commandPort, "Dana", "wait"));
        bench.at(Duration.ofMinutes(20), commandPort -> Orders.goOn(commandPort, "Dana", "on"));

        assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);
        assertThat(intended(bench).get(1)).isEqualTo(at("22m"));
    }

    @Test
    void itBeginsAnewInFullForANewRunner() throws InterruptedException {
        var bench = soaking(List.of(Books.HEALTH));
        bench.at(Duration.ofSeconds(90), commandPort -> commandPort.leave("lunch"));
        assertThat(bench.run().code()).isEqualTo(ExitCode.INTERRUPTED);
        bench.deadFor(Duration.ofSeconds(16));

        assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);
        assertThat(intended(bench).get(1)).isEqualTo(at("3m46s"));
    }

    @Test
    void itsGuardsWatchOnWhileItIsHeld() throws InterruptedException {
        var bench = soaking(List.of(Books.HEALTH));
        bench.at(Duration.ofSeconds(30), commandPort -> Orders.hold(commandPort, "Dana", "wait"));
        bench.at(
                Duration.ofSeconds(45), commandPort -> bench.world().measuring(query -> new Measurement.Value(0, 100)));

        assertThat(bench.run().code()).isEqualTo(ExitCode.HALTED);
        assertThat(intended(bench)).hasSize(1);
    }

    @Test
    void timeWithoutDataDoesNotCount() throws InterruptedException {
        var bench = soaking(List.of(Books.HEALTH));
        bench.at(Duration.ofSeconds(55), commandPort -> bench.world().measuring(query -> NONE));
        bench.at(Duration.ofSeconds(95), commandPort -> bench.world().measuring(query -> GREEN));

        assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);
        assertThat(prolonged(bench)).containsExactly(Duration.ofSeconds(40));
        assertThat(intended(bench)).containsExactly(at("0s"), at("2m40s"), at("4m40s"));
    }

    @Test
    void dataThatComesOnlyAfterTheEndProlongsItInstead() throws InterruptedException {
        var bench = soaking(List.of(Books.HEALTH));
        bench.at(Duration.ofSeconds(95), commandPort -> bench.world().measuring(query -> NONE));
        bench.at(Duration.ofSeconds(175), commandPort -> bench.world().measuring(query -> GREEN));

        assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);
        assertThat(intended(bench).get(1)).isEqualTo(at("3m20s"));
    }

    @Test
    void aGapOfMoreThanThreePacesDoesNotCount() throws InterruptedException {
        var bench = soaking(List.of(Books.HEALTH));
        bench.at(Duration.ofSeconds(55), commandPort -> bench.world().measuringFor(Duration.ofSeconds(25)));
        bench.at(Duration.ofSeconds(70), commandPort -> bench.world().measuringFor(Duration.ZERO));

        assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);
        assertThat(prolonged(bench)).containsExactly(Duration.ofSeconds(35));
        assertThat(intended(bench).get(1)).isEqualTo(at("2m35s"));
    }

    @Test
    void aSlowSampleIsNoGap() throws InterruptedException {
        var bench = soaking(List.of(Books.HEALTH));
        bench.world().measuringFor(Duration.ofSeconds(20));

        assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);
        assertThat(prolonged(bench)).isEmpty();
    }

    @Test
    void samplesThatNeverComeInTimeEndTheSoakAsNoData() throws InterruptedException {
        var bench = soaking(List.of(Books.HEALTH));
        bench.world().measuringFor(Duration.ofSeconds(25));

        assertThat(bench.run().code()).isEqualTo(ExitCode.HALTED);
        assertThat(bench.step("shift-east").cause()).isEqualTo(StepFact.FailureCause.NO_DATA);
        assertThat(bench.step("shift-east").why()).contains("samples take too long for their pace");
    }

    @Test
    void theTimeInWhichTheProcessWasStoppedDoesNotCount() throws InterruptedException {
        var bench = soaking(List.of(Books.HEALTH));
        bench.clock(time -> new SuspendedTime(time, at("1m5s"), Duration.ofHours(1)));

        assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);
        assertThat(prolonged(bench)).containsExactly(Duration.ofMinutes(60).plusSeconds(5));
        assertThat(intended(bench).get(1)).isEqualTo(at("1h2m5s"));
    }

    @Test
    void statusAndReportHaveTheEndThatMoved() throws InterruptedException {
        var bench = soaking(List.of(Books.HEALTH));
        bench.clock(time -> new SuspendedTime(time, at("1m5s"), Duration.ofHours(1)));
        bench.at(Duration.ofSeconds(3675), commandPort -> commandPort.leave("look"));
        bench.run();

        assertThat(bench.step("shift-east").timer(new AttemptTimer.Soak(1))).isEqualTo(at("1h2m5s"));
    }

    @Test
    void aGuardThatIsMeasuredMoreSeldomIsSampledAtTheBeginningAndAtTheEnd() throws InterruptedException {
        var book = Books.of(List.of(), shift(List.of(Books.HEALTH)));
        var bench = new Bench(book.withCriteria(java.util.Map.of(Books.HEALTH, Books.hourly(book))));

        assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);
        assertThat(intended(bench)).containsExactly(at("0s"), at("2m"), at("4m"));
        assertThat(prolonged(bench)).isEmpty();
        // Once before the first weight, and twice at each.
        assertThat(bench.measured().stream()
                        .mapToLong(stretch -> stretch.times())
                        .sum())
                .isBetween(6L, 7L);
    }

    @Test
    void suchAGuardThatIsRedAtTheEndHoldsTheRamp() throws InterruptedException {
        var book = Books.of(List.of(), shift(List.of(Books.HEALTH)));
        var bench = new Bench(book.withCriteria(java.util.Map.of(Books.HEALTH, Books.hourly(book))));
        bench.at(
                Duration.ofSeconds(30), commandPort -> bench.world().measuring(query -> new Measurement.Value(0, 100)));

        assertThat(bench.run().code()).isEqualTo(ExitCode.HALTED);
        assertThat(intended(bench)).hasSize(1);
    }

    private static Bench soaking(List<dev.cutover.model.CriterionId> guard) {
        return new Bench(Books.of(List.of(), shift(guard)));
    }

    private static Step shift(List<dev.cutover.model.CriterionId> guard) {
        var ramp = List.of(new Weight(500), new Weight(5000), Weight.ALL);
        return Books.step(
                "shift-east",
                Optional.of(Books.EAST),
                new Work.Shift("orders", ramp, Duration.ofMinutes(2), guard, OnBreach.HOLD));
    }

    private static Instant at(String after) {
        return Bench.START.plus(Duration.parse("PT" + after));
    }

    private static List<Instant> intended(Bench bench) {
        return bench.record().stream()
                .filter(event -> event.fact() instanceof EffectFact.Intended)
                .map(event -> event.at())
                .toList();
    }

    private static List<Duration> prolonged(Bench bench) {
        return bench.facts(StepFact.TimerSet.class).stream()
                .flatMap(timer -> timer.unwatched().stream())
                .toList();
    }
}
