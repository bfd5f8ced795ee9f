package dev.cutover.spi.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimilarityTest {
    /** The examples of the literature. */
    @ParameterizedTest
    @CsvSource({
        "MARTHA, MARHTA, 0.961",
        "DWAYNE, DUANE, 0.840",
        "DIXON, DICKSONX, 0.813",
        "region, region, 1",
        "abc, xyz, 0",
        "'', region, 0",
    })
    void aCommonBeginningCountsForMore(String one, String other, double similarity) {
        assertThat(Similarity.jaroWinkler(one, other)).isCloseTo(similarity, within(0.001));
        assertThat(Similarity.jaroWinkler(other, one)).isCloseTo(similarity, within(0.001));
    }

    @ParameterizedTest
    @CsvSource({"kitten, sitting, 3", "orders, orders, 0", "'', orders, 6", "timeout, timeouts, 1", "flaw, lawn, 2"})
    void aDistanceIsTheNumberOfLettersToChange(String one, String other, int distance) {
        assertThat(Similarity.distance(one, other)).isEqualTo(distance);
        assertThat(Similarity.distance(other, one)).isEqualTo(distance);
    }
}
