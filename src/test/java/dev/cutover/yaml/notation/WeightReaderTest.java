package dev.cutover.yaml.notation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cutover.model.Weight;
import dev.cutover.yaml.shape.Unreadable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WeightReaderTest {
    @Test
    void everyWeightThatIsPrintedIsReadBack() throws Unreadable {
        for (int points = 0; points <= 10_000; points++) {
            var weight = new Weight(points);
            assertThat(WeightReader.parse(weight.toString())).isEqualTo(weight);
        }
    }

    @Test
    void theBlankBeforeTheSignMayBeLeftOut() throws Unreadable {
        assertThat(WeightReader.parse("0.5%")).isEqualTo(new Weight(50));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "%", "-1 %", "100.01 %", "0.001 %", "1e1 %", "5 % %"})
    void refusesTheRest(String text) {
        assertThatThrownBy(() -> WeightReader.parse(text)).isInstanceOf(Unreadable.class);
    }
}
