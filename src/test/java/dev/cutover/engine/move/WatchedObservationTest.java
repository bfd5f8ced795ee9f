package dev.cutover.engine.move;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.OnBreach;
import dev.cutover.model.Segment;
import dev.cutover.model.Step;
import dev.cutover.model.StepId;
import dev.cutover.model.Trigger;
import dev.cutover.model.Work;
import dev.cutover.problem.ExitCode;
import dev.cutover.run.SampleStretch;
import dev.cutover.spi.Metrics.Measurement;
import dev.cutover.testkit.Bench;
import dev.cutover.testkit.Books;
import dev.cutover.testkit.Steps;
import dev.cutover.testkit.SuspendedTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An observation of ten minutes keeps what it watched and adds what it did not; its criterion's window is 30 s. */
class WatchedObservationTest {
    private static final Duration HOUR = Duration.ofHours(1);

    @Test
    void itIsLongerByTheTimeWithoutARunner() throws InterruptedException {
        var bench = leftAt(Duration.ofMinutes(6));

        assertThat(bench.deadFor(HOUR).run().code()).isEqualTo(ExitCode.DONE);
        assertThat(bench.step("watch").ended()).isEqualTo(at("1h10m"));
    }

    @Test
    void itEndsOnAFullWindowOfFreshSamples() throws InterruptedException {
        var bench = leftAt(Duration.ofSeconds(590));

        assertThat(bench.deadFor(HOUR).run().code()).isEqualTo(ExitCode.DONE);
        assertThat(bench.step("watch").ended()).isEqualTo(at("1h9m50s").plusSeconds(30));
    }

    @Test
    void itIsNotBegunAnewHoweverOftenItIsRestarted() throws InterruptedException {
        var bench = leftAt(Duration.ofMinutes(6));
        bench.deadFor(Duration.ofSeconds(10));
        bench.at(Duration.ofMinutes(1), commandPort -> commandPort.leave("again"));
        bench.run();

        assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);
        assertThat(bench.step("watch").ended()).isEqualTo(at("10m20s"));
    }

    @Test
    void itIsLongerByTheTimeInWhichTheMachineWasSuspended() throws InterruptedException {
        var bench = new Bench(Books.of(List.of(), Steps.observe("watch", Duration.ZERO, OnBreach.HOLD)));
        bench.clock(time -> new SuspendedTime(time, at("6m5s"), HOUR));

        assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);
        assertThat(bench.step("watch").ended()).isEqualTo(at("1h10m5s"));
    }

    @Test
    void itIsLongerByTheTimeWithoutData() throws InterruptedException {
        var bench = new Bench(Books.of(List.of(), Steps.observe("watch", Duration.ZERO, OnBreach.HOLD)));
        bench.at(
                Duration.ofSeconds(115),
                commandPort -> bench.world().measuring(query -> new Measurement.NoData("gone")));
        bench.at(
                Duration.ofSeconds(235),
                commandPort -> bench.world().measuring(query -> new Measurement.Value(1, 100)));

        assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);
        assertThat(bench.step("watch").ended()).isEqualTo(at("12m"));
    }

    @Test
    void oneThatSamplesMoreSeldomThanItLastsDoesSoAtItsBeginningAndItsEnd() throws InterruptedException {
        var bench = new Bench(Books.of(List.of(), observing("watch", Optional.empty(), HOUR)));

        assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);
        assertThat(samples(bench)).containsExactly(at("0s"), at("10m"));
    }

    @Test
    void itsPaceHoldsForTriggersThatSayNone() throws InterruptedException {
        var bench = observedAfterShift(new Trigger(Books.HEALTH, Duration.ZERO, Trigger.Then.ASK));

        assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);
        assertThat(whileObserved(bench)).isEqualTo(3);
    }

    @Test
    void aTriggerThatSaysHowOftenIsSampledSo() throws InterruptedException {
        var bench = observedAfterShift(
                new Trigger(Books.HEALTH, Duration.ZERO, Trigger.Then.ASK, Optional.of(Duration.ofMinutes(1))));

        assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);
        assertThat(whileObserved(bench)).isBetween(9L, 11L);
    }

    private static Bench observedAfterShift(Trigger trigger) {
        return new Bench(Books.of(
                List.of(trigger),
                Books.shift("shift-east", Books.EAST, OnBreach.HOLD),
                observing("watch", Optional.of(Books.EAST), Duration.ofMinutes(3))));
    }

    /** The samples between the beginning of the observation and its end. */
    private static long whileObserved(Bench bench) {
        var watch = bench.step("watch");
        return bench.measured().stream()
                .filter(stretch -> stretch.from().isAfter(watch.started()))
                .filter(stretch -> stretch.until().isBefore(watch.ended()))
                .mapToLong(SampleStretch::times)
                .sum();
    }

    private static Step observing(String id, Optional<Segment> segment, Duration every) {
        var work = new Work.Observe(
                List.of(Books.HEALTH), Duration.ofMinutes(10), Optional.of(every), Duration.ZERO, OnBreach.HOLD);
        return Books.step(id, segment, work);
    }

    private static Bench leftAt(Duration after) throws InterruptedException {
        var bench = new Bench(Books.of(List.of(), Steps.observe("watch", Duration.ZERO, OnBreach.HOLD)));
        bench.at(after, commandPort -> commandPort.leave("lunch"));
        bench.run();
        assertThat(bench.state().steps().of(new StepId("watch")).ended()).isNull();
        return bench;
    }

    private static List<Instant> samples(Bench bench) {
        return bench.measured().stream().map(SampleStretch::until).toList();
    }

    private static Instant at(String after) {
        return Bench.START.plus(Duration.parse("PT" + after));
    }
}
