package dev.cutover.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.Criterion;
import dev.cutover.model.CriterionId;
import dev.cutover.model.Measure;
import dev.cutover.model.Threshold;
import dev.cutover.words.Fulfillment;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class MeasuredValuesTest {
    private static final Threshold SHARE = Fulfillment.atLeast(0.995, ">= 99.5 %");
    private static final Threshold SECONDS = new Threshold(Threshold.Comparison.AT_MOST, 60, 60, false, "<= 60 s");
    private static final Threshold NONE = new Threshold(Threshold.Comparison.EQUAL, 0, 0, false, "= 0");

    @Test
    void valuesHaveTheUnitOfTheirThreshold() {
        assertThat(MeasuredValues.of(0.99712345, by(SHARE))).isEqualTo("99.71 %");
        assertThat(MeasuredValues.of(42.123456, by(SECONDS))).isEqualTo("42.12 s");
        assertThat(MeasuredValues.of(3, by(NONE))).isEqualTo("3");
        assertThat(MeasuredValues.of(0, by(NONE))).isEqualTo("0");
        assertThat(MeasuredValues.of(2.5, by(Fulfillment.atMostBaseline(1.2, "<= 1.2 x baseline"))))
                .isEqualTo("2.5");
        assertThat(MeasuredValues.of(123456789, by(NONE))).isEqualTo("123500000");
    }

    @Test
    void roundingNeverCrossesThePassMark() {
        assertThat(MeasuredValues.of(0.9949999, by(SHARE))).isEqualTo("99.49999 %");
        assertThat(MeasuredValues.of(60.0001, by(SECONDS))).isEqualTo("60.0001 s");
        assertThat(MeasuredValues.of(1e-9, by(NONE))).isEqualTo("0.000000001");
    }

    @Test
    void whatIsNoNumberIsSaidAsItIs() {
        assertThat(MeasuredValues.of(Double.NaN, by(SHARE))).isEqualTo("NaN");
        assertThat(MeasuredValues.of(Double.POSITIVE_INFINITY, by(SECONDS))).isEqualTo("Infinity");
    }

    @Test
    void whereTheThresholdNamesNoUnitTheCriterionDoes() {
        var relative = Fulfillment.atMostBaseline(1.2, "<= 1.2 x baseline");
        assertThat(MeasuredValues.of(8.6772, by(relative, "s"))).isEqualTo("8.677 s");
        assertThat(MeasuredValues.of(0.0125, by(relative, "%"))).isEqualTo("1.25 %");
        assertThat(MeasuredValues.of(3, by(NONE, "orders"))).isEqualTo("3 orders");
    }

    /** An amended threshold may name a unit where the runbook's did not. */
    @Test
    void theUnitOfTheThresholdWins() {
        assertThat(MeasuredValues.of(42, by(SECONDS, "orders"))).isEqualTo("42 s");
    }

    private static Criterion by(Threshold threshold) {
        return by(threshold, "");
    }

    private static Criterion by(Threshold threshold, String unit) {
        return new Criterion(
                new CriterionId("measured"),
                "Measured",
                "",
                new Measure.Drills(Duration.ofDays(1)),
                threshold,
                unit,
                Duration.ZERO,
                Duration.ZERO,
                1);
    }
}
