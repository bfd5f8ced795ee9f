package dev.cutover.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.Criterion;
import dev.cutover.model.OnBreach;
import dev.cutover.model.Runbook;
import dev.cutover.model.Step;
import dev.cutover.model.Verdict;
import dev.cutover.model.Work;
import dev.cutover.problem.ExitCode;
import dev.cutover.run.SampleStretch;
import dev.cutover.run.fact.CriterionFact;
import dev.cutover.run.fact.CriterionFact.Measured;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.fact.StepFact;
import dev.cutover.spi.Metrics.Measurement;
import dev.cutover.testkit.Bench;
import dev.cutover.testkit.Books;
import dev.cutover.testkit.Steps;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which samples are recorded, how and when. The criterion is measured every ten seconds. */
class SampleRecordTest {
    private static final Step WATCH = Steps.observe("watch", Duration.ofMinutes(20), OnBreach.HOLD);
    private static final Step WATCH_AGAIN = Steps.observe("again", Duration.ofMinutes(20), OnBreach.HOLD);

    @Test
    void anUnchangedVerdictIsOneEventAMinute() throws InterruptedException {
        var bench = new Bench(Books.of(List.of(), WATCH));
        var values = new double[] {0.95, 0.91, 0.99, 0.97, 0.96, 0.98};
        var taken = new int[1];
        bench.world().measuring(query -> new Measurement.Value(values[taken[0]++ % values.length], 100));

        assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);
        var minutes = bench.facts(CriterionFact.Unchanged.class);
        assertThat(minutes).hasSize(10);
        assertThat(minutes.get(0).stretches()).singleElement().satisfies(sampleStretch -> {
            assertThat(sampleStretch.from()).isEqualTo(after(10));
            assertThat(sampleStretch.until()).isEqualTo(after(60));
            assertThat(sampleStretch.times()).isEqualTo(6);
            assertThat(sampleStretch.first()).isEqualTo(0.91);
            assertThat(sampleStretch.last().value()).isEqualTo(0.95);
            assertThat(sampleStretch.least()).isEqualTo(0.91);
            assertThat(sampleStretch.greatest()).isEqualTo(0.99);
            assertThat(sampleStretch.last().count()).isEqualTo(100);
        });
        assertThat(minutes.get(1).stretches().get(0).from()).isEqualTo(after(70));
    }

    @Test
    void noSampleIsLostOfTheCount() throws InterruptedException {
        var bench = new Bench(Books.of(List.of(), WATCH, Steps.waiting("wait", Duration.ofSeconds(7)), WATCH_AGAIN));
        var taken = new int[1];
        bench.world().measuring(query -> new Measurement.Value(++taken[0] % 50 == 0 ? 0.1 : 1, 100));

        assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);
        assertThat(bench.measured().stream().mapToLong(SampleStretch::times).sum())
                .isEqualTo(taken[0]);
    }

    @Test
    void aChangeOfVerdictIsRecordedAtOnceAfterWhatWasBefore() throws InterruptedException {
        var bench = new Bench(Books.of(List.of(), WATCH));
        bench.at(
                Duration.ofSeconds(95), commandPort -> bench.world().measuring(query -> new Measurement.Value(0, 100)));
        bench.at(
                Duration.ofSeconds(125),
                commandPort -> bench.world().measuring(query -> new Measurement.Value(1, 100)));

        bench.run();
        var said = measured(bench);
        int red = indexOf(said, Verdict.RED);
        assertThat(said.get(red).at()).isEqualTo(after(100));
        assertThat(said.get(red).fact()).isInstanceOf(CriterionFact.Sampled.class);
        assertThat(stretch(said.get(red - 1)).until()).isEqualTo(after(90));
        assertThat(stretch(said.get(red - 1)).last().verdict()).isEqualTo(Verdict.GREEN);
        assertThat(stretch(said.get(red + 1)).until()).isEqualTo(after(120));
        assertThat(stretch(said.get(red + 1)).times()).isEqualTo(2);
        assertThat(said.get(red + 2).at()).isEqualTo(after(130));
        assertThat(stretch(said.get(red + 2)).last().verdict()).isEqualTo(Verdict.GREEN);
    }

    @Test
    void noDataForAnotherReasonIsNews() throws InterruptedException {
        var bench = new Bench(Books.of(List.of(), WATCH));
        var taken = new int[1];
        bench.world().measuring(query -> new Measurement.NoData("reason " + taken[0]++ / 3));
        bench.at(Duration.ofSeconds(55), commandPort -> commandPort.leave("enough"));

        bench.run();
        assertThat(measured(bench))
                .extracting(event ->
                        stretch(event).last().note() + " x " + stretch(event).times())
                .containsExactly("reason 0 x 1", "reason 0 x 2", "reason 1 x 1", "reason 1 x 1", "reason 1 x 1");
    }

    @Test
    void whatAGateRestsOnIsRecordedForItselfBeforeTheGateOpens() throws InterruptedException {
        var bench = new Bench(Books.of(List.of(), WATCH, Steps.gate("ready")));

        assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);
        var record = bench.record();
        int opened = indexOf(record, StepFact.Succeeded.class, 1);
        var rested = record.get(opened - 1);
        assertThat(rested.fact()).isInstanceOf(CriterionFact.Sampled.class);
        assertThat(stretch(rested).last().verdict()).isEqualTo(Verdict.GREEN);
        assertThat(rested.seq()).isGreaterThan(bench.step("ready").startedSeq());
    }

    @Test
    void whateverElseHappensTheNewestSampleIsRecordedBeforeIt() throws InterruptedException {
        var bench = new Bench(Books.of(List.of(), WATCH));
        bench.at(Duration.ofSeconds(45), commandPort -> commandPort.note("Dana", "all is quiet"));

        bench.run();
        var record = bench.record();
        int noted = indexOf(record, RunFact.RunNote.class, 0);
        assertThat(record.get(noted).actor()).isEqualTo("Dana");
        assertThat(record.get(noted - 1).actor()).isEqualTo(Event.ENGINE);
        assertThat(record.get(noted - 1).fact())
                .isInstanceOfSatisfying(
                        CriterionFact.Sampled.class,
                        sampled -> assertThat(sampled.taken()).contains(after(40)));
        assertThat(stretch(record.get(noted - 2)).until()).isEqualTo(after(30));
        assertThat(stretch(record.get(noted - 2)).times()).isEqualTo(3);
        assertThat(record.get(noted - 2).at()).isEqualTo(after(45));
    }

    @Test
    void whoeverLeavesRecordsWhatWasMeasured() throws InterruptedException {
        var bench = new Bench(Books.of(List.of(), WATCH));
        bench.at(Duration.ofSeconds(35), commandPort -> commandPort.leave("enough"));

        assertThat(bench.run().code()).isEqualTo(ExitCode.INTERRUPTED);
        var record = bench.record();
        assertThat(record.get(record.size() - 1).fact()).isInstanceOf(RunFact.RunnerLeft.class);
        assertThat(stretch(record.get(record.size() - 2)).until()).isEqualTo(after(30));
    }

    @Test
    void whoeverTakesTheRunOverRecordsWhatItSeesFirst() throws InterruptedException {
        var bench = new Bench(Books.of(List.of(), WATCH));
        bench.at(Duration.ofSeconds(35), commandPort -> commandPort.leave("enough"));
        bench.run();
        bench.deadFor(Duration.ofSeconds(3));

        bench.run();
        var record = bench.record();
        int taken = indexOf(record, RunFact.LeaseTaken.class, 1);
        var first = record.subList(taken, record.size()).stream()
                .filter(event -> event.fact() instanceof Measured)
                .findFirst()
                .orElseThrow();
        assertThat(first.fact())
                .isInstanceOfSatisfying(
                        CriterionFact.Sampled.class,
                        sampled -> assertThat(sampled.taken()).isEmpty());
    }

    @Test
    void whoeverIsKilledLosesAMinuteAtTheMost() throws InterruptedException {
        for (int forces = 3; forces < 9; forces++) {
            var bench = new Bench(Books.of(List.of(), WATCH));
            var taken = new long[1];
            bench.world().measuring(query -> new Measurement.Value(1, ++taken[0]));

            assertThat(bench.runUntilKilled(forces)).isNull();
            long recorded =
                    bench.measured().stream().mapToLong(SampleStretch::times).sum();
            assertThat(taken[0] - recorded).isBetween(0L, 7L);
        }
    }

    @Test
    void whatIsMeasuredOnceAMinuteIsRecordedAsItComes() throws InterruptedException {
        var bench = new Bench(measuredEvery(Duration.ofMinutes(1), Books.of(List.of(), WATCH)));

        bench.run();
        assertThat(bench.facts(CriterionFact.Unchanged.class)).isEmpty();
        assertThat(bench.facts(CriterionFact.Sampled.class))
                .hasSizeGreaterThan(9)
                .allSatisfy(sampled -> assertThat(sampled.taken()).isEmpty());
    }

    @Test
    void halfADayOfWatchingIsAnEventAMinute() throws InterruptedException {
        var bench = new Bench(Books.of(List.of(), Books.step("watch", Optional.empty(), twelveHours())));

        assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);
        assertThat(bench.record()).hasSizeBetween(12 * 60, 12 * 60 + 10);
    }

    private static Work.Observe twelveHours() {
        return new Work.Observe(
                List.of(Books.HEALTH), Duration.ofHours(12), Optional.empty(), Duration.ZERO, OnBreach.HOLD);
    }

    private static Runbook measuredEvery(Duration every, Runbook book) {
        var health = book.criteria().get(Books.HEALTH);
        return book.withCriteria(Map.of(
                Books.HEALTH,
                new Criterion(
                        health.id(),
                        health.title(),
                        health.owner(),
                        health.measure(),
                        health.pass(),
                        health.unit(),
                        health.window(),
                        every,
                        health.minSamples())));
    }

    private static Instant after(int seconds) {
        return Bench.START.plusSeconds(seconds);
    }

    private static List<Event> measured(Bench bench) {
        return bench.record().stream()
                .filter(event -> event.fact() instanceof Measured)
                .toList();
    }

    private static SampleStretch stretch(Event event) {
        var stretches = ((Measured) event.fact()).stretches(event.at());
        assertThat(stretches).hasSize(1);
        return stretches.get(0);
    }

    private static int indexOf(List<Event> said, Verdict verdict) {
        int index = 0;
        while (stretch(said.get(index)).last().verdict() != verdict) {
            index++;
        }
        return index;
    }

    /** Where the fact of a kind stands that so many of it come before. */
    private static int indexOf(List<Event> record, Class<?> kind, int before) {
        int left = before;
        for (int index = 0; index < record.size(); index++) {
            if (kind.isInstance(record.get(index).fact()) && left-- == 0) {
                return index;
            }
        }
        throw new AssertionError("no " + kind);
    }
}
