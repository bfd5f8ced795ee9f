package dev.cutover.engine.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.engine.context.ReconciliationHistory;
import dev.cutover.model.Measure;
import dev.cutover.model.StepId;
import dev.cutover.model.reconcile.Figure;
import dev.cutover.run.RunId;
import dev.cutover.run.comparison.ComparisonResult;
import dev.cutover.run.comparison.ComparisonTally;
import dev.cutover.spi.Metrics.Measurement;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReconciliationFigureTest {
    private static final Instant NOW = Instant.parse("2026-11-26T02:00:00Z");
    private static final StepId STEP = new StepId("books");
    private static final Measure.Reconciliations RATE =
            new Measure.Reconciliations(STEP, Optional.of(Figure.MISMATCH_RATE), 1, Duration.ofHours(24));

    @Test
    void theNewestOfThisRunAndOthersCounts() {
        var own = Optional.of(dated(2, "0.01"));

        assertThat(reading(RATE, own, found(5, "0.03")).measured()).isEqualTo(new Measurement.Value(0.01, 1000));
        assertThat(reading(RATE, own, found(1, "0.03")).measured()).isEqualTo(new Measurement.Value(0.03, 1000));
        assertThat(reading(RATE, own).from()).isEqualTo("reconciled at 2026-11-26 00:00Z");
    }

    @Test
    void noneIsNoDataAndSaysWhatDoesNotCount() {
        var past = new ReconciliationHistory.Past(List.of(), List.of("run 01a does not count: the record is broken"));

        assertThat(new ReconciliationFigure(RATE, NOW)
                        .of(Optional.empty(), past)
                        .measured())
                .isEqualTo(
                        new Measurement.NoData("'books' has reconciled nothing in the last 1d; run 01a does not count:"
                                + " the record is broken"));
    }

    @Test
    void whatIsTooOldIsNoDataAndSaysHowOld() {
        assertThat(reading(RATE, Optional.of(dated(25, "0"))).measured())
                .isEqualTo(new Measurement.NoData(
                        "the last reconciliation of 'books' is of 2026-11-25 01:00Z, more than 1d ago"));
        assertThat(reading(RATE, Optional.of(dated(24, "0"))).measured()).isInstanceOf(Measurement.Value.class);
    }

    @Test
    void anIncompleteOneIsNoDataEvenIfAnOlderOneIsWhole() {
        var broken = new ReconciliationFigure.Dated(
                NOW.minusSeconds(60), result("0", List.of("orchestrator stopped sending")));
        var past = new ReconciliationHistory.Past(List.of(found(5, "0")), List.of());

        assertThat(new ReconciliationFigure(RATE, NOW)
                        .of(Optional.of(broken), past)
                        .measured())
                .isEqualTo(new Measurement.NoData(
                        "the reconciliation of 2026-11-26 01:59Z is incomplete: orchestrator stopped sending"));
    }

    @Test
    void aFigureThatWasNotDeterminedIsNoData() {
        var critical = new Measure.Reconciliations(STEP, Optional.of(Figure.CRITICAL), 1, Duration.ofHours(24));

        assertThat(reading(critical, Optional.of(dated(1, "0"))).measured())
                .isEqualTo(
                        new Measurement.NoData("the reconciliation of 2026-11-26 01:00Z does not determine critical"));
    }

    @Test
    void shrinkingCountsTheTimesThatTheRateDidNotFall() {
        assertThat(notFallen("0.05", "0.04", "0.03")).isEqualTo(0);
        assertThat(notFallen("0.05", "0.05", "0.03")).isEqualTo(1);
        assertThat(notFallen("0.03", "0.04", "0.05")).isEqualTo(2);
    }

    @Test
    void nothingLeftToShrinkIsShrinking() {
        assertThat(notFallen("0", "0", "0")).isEqualTo(0);
        assertThat(notFallen("0.01", "0.00", "0")).isEqualTo(0);
        assertThat(notFallen("0", "0.01", "0")).isEqualTo(1);
    }

    @Test
    void aTrendOfTooFewIsNoData() {
        assertThat(trend("0.05", "0.04").measured())
                .isEqualTo(new Measurement.NoData("only 2 reconciliations of 3 in the last 7d"));
    }

    @Test
    void aTrendShowsItsRates() {
        assertThat(trend("0.05", "0.0325", "0").from()).isEqualTo("mismatch-rate 5 %, 3.25 %, 0 %");
    }

    @Test
    void otherRulesMakeNoTrend() {
        var results = new ArrayList<ReconciliationHistory.Found>();
        results.add(found(1, "0"));
        results.add(found(2, "0"));
        results.add(new ReconciliationHistory.Found(
                new RunId("01c"),
                NOW.minus(Duration.ofHours(3)),
                new ComparisonResult(
                        "another", tally(), rate("0"), List.of(), List.of(), List.of(), List.of(), List.of(),
                        List.of())));

        assertThat(new ReconciliationFigure(shrinking(), NOW)
                        .of(Optional.empty(), new ReconciliationHistory.Past(results, List.of()))
                        .measured())
                .isEqualTo(new Measurement.NoData("the reconciliations have compared by different rules"));
    }

    private static int notFallen(String... oldestFirst) {
        return (int) ((Measurement.Value) trend(oldestFirst).measured()).value();
    }

    private static ReconciliationFigure.Reading trend(String... oldestFirst) {
        var results = new ReconciliationHistory.Found[oldestFirst.length];
        for (int i = 0; i < oldestFirst.length; i++) {
            results[i] = found(oldestFirst.length - i, oldestFirst[i]);
        }
        return reading(shrinking(), Optional.empty(), results);
    }

    private static Measure.Reconciliations shrinking() {
        return new Measure.Reconciliations(STEP, Optional.empty(), 3, Duration.ofDays(7));
    }

    private static ReconciliationFigure.Reading reading(
            Measure.Reconciliations asked,
            Optional<ReconciliationFigure.Dated> own,
            ReconciliationHistory.Found... others) {
        return new ReconciliationFigure(asked, NOW).of(own, new ReconciliationHistory.Past(List.of(others), List.of()));
    }

    private static ReconciliationFigure.Dated dated(int hoursAgo, String rate) {
        return new ReconciliationFigure.Dated(NOW.minus(Duration.ofHours(hoursAgo)), result(rate, List.of()));
    }

    private static ReconciliationHistory.Found found(int hoursAgo, String rate) {
        return new ReconciliationHistory.Found(
                new RunId("01b" + hoursAgo), NOW.minus(Duration.ofHours(hoursAgo)), result(rate, List.of()));
    }

    private static ComparisonResult result(String rate, List<String> incomplete) {
        return new ComparisonResult(
                "recipe", tally(), rate(rate), List.of(), List.of(), List.of(), List.of(), incomplete, List.of());
    }

    private static Map<Figure, BigDecimal> rate(String rate) {
        return Map.of(Figure.MISMATCH_RATE, new BigDecimal(rate));
    }

    private static ComparisonTally tally() {
        return new ComparisonTally(
                ComparisonTally.Rows.NONE,
                ComparisonTally.Rows.NONE,
                new ComparisonTally.Keys(1000, 0, 0, 0, 0, 0, 0, 0, 0));
    }
}
