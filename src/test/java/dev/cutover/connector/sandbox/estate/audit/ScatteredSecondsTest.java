package dev.cutover.connector.sandbox.estate.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScatteredSecondsTest {
    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3, 4, 10, 60, 97, 3_600, 86_401})
    void eachSecondComesOnce(long count) {
        assertThat(ScatteredSeconds.of(1_000, 1_000 + count).sorted().toArray())
                .isEqualTo(LongStream.range(1_000, 1_000 + count).toArray());
    }

    @ParameterizedTest
    @ValueSource(longs = {100, 3_600, 86_400})
    void theFirstTenAreSpreadOverAllOfThem(long count) {
        var tenths = ScatteredSeconds.of(0, count)
                .limit(10)
                .map(second -> second * 5 / count)
                .distinct();

        assertThat(tenths.count()).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -5})
    void aSpanThatEndsBeforeItBeginsHasNone(long count) {
        assertThat(ScatteredSeconds.of(7, 7 + count).boxed()).isEmpty();
    }
}
