package dev.cutover.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.Segment;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WeightDriftTest {
    private static final Segment CURBSIDE = Segment.of(Map.of("region", "us-east", "lane", "curbside"));

    @Test
    void whatAnEarlierVersionShowedInAnotherOrderIsTheSameDrift() {
        var drift = new WeightDrift("orders", CURBSIDE, 10_000, 0);

        assertThat(drift.isShownBy(WeightDrift.sight("orders", "curbside us-east: 0 %, must be 100 %")))
                .isTrue();
        assertThat(drift.isShownBy(WeightDrift.sight("orders", "us-east curbside: 0 %, must be 100 %")))
                .isTrue();
    }

    @Test
    void allTrafficWasEverything() {
        var drift = new WeightDrift("orders", Segment.EVERYTHING, 10_000, 0);

        assertThat(drift.isShownBy(WeightDrift.sight("orders", "everything: 0 %, must be 100 %")))
                .isTrue();
    }

    @Test
    void anotherWeightSegmentOrFlowIsAnotherDrift() {
        var drift = new WeightDrift("orders", CURBSIDE, 10_000, 0);

        assertThat(drift.isShownBy(WeightDrift.sight("orders", "us-east curbside: 5 %, must be 100 %")))
                .isFalse();
        assertThat(drift.isShownBy(WeightDrift.sight("orders", "us-west curbside: 0 %, must be 100 %")))
                .isFalse();
        assertThat(drift.isShownBy(WeightDrift.sight("stock", "us-east curbside: 0 %, must be 100 %")))
                .isFalse();
    }
}
