package dev.cutover.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.Threshold;
import dev.cutover.words.Fulfillment;
import org.junit.jupiter.api.Test;

class MeasuredValuesTest {
    private static final Threshold SHARE = Fulfillment.atLeast(0.995, ">= 99.5 %");
    private static final Threshold SECONDS = new Threshold(Threshold.Comparison.AT_MOST, 60, 60, false, "<= 60 s");
    private static final Threshold NONE = new Threshold(Threshold.Comparison.EQUAL, 0, 0, false, "= 0");

    @Test
    void valuesHaveTheUnitOfTheirThreshold() {
        assertThat(MeasuredValues.of(0.99712345, SHARE)).isEqualTo("99.71 %");
        assertThat(MeasuredValues.of(42.123456, SECONDS)).isEqualTo("42.12 s");
        assertThat(MeasuredValues.of(3, NONE)).isEqualTo("3");
        assertThat(MeasuredValues.of(0, NONE)).isEqualTo("0");
        assertThat(MeasuredValues.of(2.5, Fulfillment.atMostBaseline(1.2, "<= 1.2 x baseline")))
                .isEqualTo("2.5");
        assertThat(MeasuredValues.of(123456789, NONE)).isEqualTo("123500000");
    }

    @Test
    void roundingNeverCrossesThePassMark() {
        assertThat(MeasuredValues.of(0.9949999, SHARE)).isEqualTo("99.49999 %");
        assertThat(MeasuredValues.of(60.0001, SECONDS)).isEqualTo("60.0001 s");
        assertThat(MeasuredValues.of(1e-9, NONE)).isEqualTo("0.000000001");
    }

    @Test
    void whatIsNoNumberIsSaidAsItIs() {
        assertThat(MeasuredValues.of(Double.NaN, SHARE)).isEqualTo("NaN");
        assertThat(MeasuredValues.of(Double.POSITIVE_INFINITY, SECONDS)).isEqualTo("Infinity");
    }
}
