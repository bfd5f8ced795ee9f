package dev.cutover.yaml.notation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.cutover.model.Threshold.Comparison;
import dev.cutover.yaml.shape.Unreadable;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ThresholdReaderTest {
    @ParameterizedTest
    @CsvSource({
        "= 0, EQUAL, 0",
        ">= 99.5 %, AT_LEAST, 0.995",
        ">=99.5%, AT_LEAST, 0.995",
        "<= 60 s, AT_MOST, 60",
        "< 5m, LESS_THAN, 300",
        "> 250 ms, MORE_THAN, 0.25",
        "<= 2 h, AT_MOST, 7200",
        "= 100 %, EQUAL, 1",
        ">= -3, AT_LEAST, -3",
    })
    void readsABound(String text, Comparison comparison, double bound) throws Unreadable {
        var threshold = ThresholdReader.parse(text);
        assertThat(threshold.comparison()).isEqualTo(comparison);
        assertThat(threshold.bound()).isEqualTo(bound);
        assertThat(threshold.ofBaseline()).isFalse();
        assertThat(threshold).hasToString(text);
    }

    @Test
    void readsAFactorOfTheBaseline() throws Unreadable {
        var threshold = ThresholdReader.parse("<= 1.2 x baseline");
        assertThat(threshold.ofBaseline()).isTrue();
        assertThat(threshold.passes(1.2, 1.0)).isTrue();
        assertThat(threshold.passes(1.21, 1.0)).isFalse();
    }

    @Test
    void readsARange() throws Unreadable {
        var threshold = ThresholdReader.parse("between 1 % and 5 %");
        assertThat(threshold.comparison()).isEqualTo(Comparison.BETWEEN);
        assertThat(threshold.bound()).isEqualTo(0.01);
        assertThat(threshold.upper()).isEqualTo(0.05);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "0", "99 %", "=> 1", "== 1", "= ", "= 1 parsec", "<= x baseline", "between 5 and 1", "= 1e9"
            })
    void refusesTheRest(String text) {
        assertThatThrownBy(() -> ThresholdReader.parse(text)).isInstanceOf(Unreadable.class);
    }

    @Property(tries = 1000)
    void aPercentageIsItsHundredth(@ForAll @IntRange(max = 100_000) int thousandths) throws Unreadable {
        String text = ">= " + thousandths / 1000 + "." + String.format("%03d", thousandths % 1000) + " %";
        var threshold = ThresholdReader.parse(text);
        assertThat(threshold.bound()).isEqualTo(thousandths / 100_000.0, within(1e-12));
        assertThat(ThresholdReader.parse(threshold.toString())).isEqualTo(threshold);
    }
}
