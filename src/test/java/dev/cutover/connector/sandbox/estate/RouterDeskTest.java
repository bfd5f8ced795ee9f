package dev.cutover.connector.sandbox.estate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cutover.connector.sandbox.estate.control.WeightOrder;
import dev.cutover.connector.sandbox.estate.platform.EstateException;
import dev.cutover.connector.sandbox.estate.platform.Scene;
import dev.cutover.connector.sandbox.estate.routing.RouterReading;
import dev.cutover.connector.sandbox.estate.routing.WeightOutcome;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class RouterDeskTest {
    private static final Map<String, String> CURBSIDE = Map.of("region", "us-east", "lane", "curbside");
    private static final OptionalInt ANY = OptionalInt.empty();

    private final Scene scene = new Scene();

    @Test
    void readsWhatWasSet() {
        assertThat(set(order(CURBSIDE, OptionalInt.of(0), 500))).isEqualTo(WeightOutcome.APPLIED);

        assertThat(weight(CURBSIDE)).isEqualTo(500);
        assertThat(scene.estate.weights(Scene.ORDERS, Scene.US_EAST))
                .hasSize(7)
                .filteredOn(reading -> reading.weight() != 0)
                .extracting(RouterReading::key)
                .containsExactly(Map.of("region", "us-east", "lane", "curbside"));
    }

    @Test
    void holdsEveryBasisPoint() {
        for (int weight : List.of(1, 0, 10_000, 9_999, 1)) {
            set(order(CURBSIDE, ANY, weight));
            assertThat(weight(CURBSIDE)).isEqualTo(weight);
        }
    }

    @Test
    void saysThatItWasSoBefore() {
        set(order(CURBSIDE, ANY, 500));

        assertThat(set(order(CURBSIDE, OptionalInt.of(100), 500))).isEqualTo(WeightOutcome.ALREADY);
    }

    @Test
    void changesNothingWhenTheWeightIsNotAsExpected() {
        set(order(CURBSIDE, ANY, 300));

        assertThat(set(order(CURBSIDE, OptionalInt.of(100), 500))).isEqualTo(WeightOutcome.CONFLICT);

        assertThat(weight(CURBSIDE)).isEqualTo(300);
    }

    @Test
    void changesAllSegmentsOrNone() {
        set(order(Scene.US_WEST, ANY, 300));

        var outcome = set(order(CURBSIDE, OptionalInt.of(0), 500), order(Scene.US_WEST, OptionalInt.of(0), 500));

        assertThat(outcome).isEqualTo(WeightOutcome.CONFLICT);
        assertThat(weight(CURBSIDE)).isZero();
        assertThat(weight(Scene.US_WEST)).isEqualTo(300);
    }

    @Test
    void refusesTwoWeightsForOneKey() {
        assertThatThrownBy(() -> set(order(CURBSIDE, ANY, 500), order(Scene.US_EAST, ANY, 600)))
                .isInstanceOf(EstateException.class)
                .hasMessageContaining("lane=curbside,region=us-east");
    }

    @Test
    void refusesWeightsOutOfRange() {
        assertThatThrownBy(() -> order(CURBSIDE, ANY, -5)).isInstanceOf(EstateException.class);
        assertThatThrownBy(() -> order(CURBSIDE, ANY, 10_001)).isInstanceOf(EstateException.class);
    }

    @Test
    void refusesARunnerThatWasReplaced() {
        scene.estate.setWeights(Scene.ORDERS, List.of(order(CURBSIDE, ANY, 100)), 7);

        assertThatThrownBy(() -> scene.estate.setWeights(Scene.ORDERS, List.of(order(CURBSIDE, ANY, 500)), 6))
                .isInstanceOf(EstateException.class)
                .hasMessageContaining("fence 6 is older than 7");
        assertThat(weight(CURBSIDE)).isEqualTo(100);
    }

    @Test
    void tellsEveryChangeByItsRevision() {
        String first = revision();
        set(order(CURBSIDE, ANY, 500));
        String second = revision();
        set(order(CURBSIDE, ANY, 500));
        String third = revision();

        assertThat(second).isNotEqualTo(first).isEqualTo(third);
    }

    @Test
    void keepsFlowsApart() {
        set(order(CURBSIDE, ANY, 500));
        scene.estate.setWeights("returns", List.of(order(Scene.US_EAST, ANY, 2_500)), 1);
        scene.pass(Duration.ofMinutes(5));

        assertThat(weight(CURBSIDE)).isEqualTo(500);
        assertThat(scene.value("orchestrator_share_ratio{lane='curbside',region='us-east'}"))
                .isCloseTo(0.05, Offset.offset(0.02));
        var returns = scene.estate.routed("returns", Scene.US_EAST, Duration.ofMinutes(5));
        assertThat((double) returns.newSide() / (returns.oldSide() + returns.newSide()))
                .isCloseTo(0.25, Offset.offset(0.01));
    }

    @Test
    void countsOnlyTheWindow() {
        scene.weigh(Scene.US_EAST, 10_000).pass(60).weigh(Scene.US_EAST, 0).pass(60);

        var counts = scene.estate.routed(Scene.ORDERS, Scene.US_EAST, Duration.ofMinutes(1));

        assertThat(counts.newSide()).isZero();
        assertThat(counts.oldSide()).isPositive();
        assertThat(scene.estate
                        .routed(Scene.ORDERS, Scene.US_EAST, Duration.ofMinutes(2))
                        .newSide())
                .isPositive();
    }

    private WeightOutcome set(WeightOrder... orders) {
        return scene.estate.setWeights(Scene.ORDERS, Arrays.asList(orders), 1);
    }

    private int weight(Map<String, String> segment) {
        return scene.estate.weights(Scene.ORDERS, segment).get(0).weight();
    }

    private String revision() {
        return scene.estate.weights(Scene.ORDERS, CURBSIDE).get(0).revision();
    }

    private static WeightOrder order(Map<String, String> segment, OptionalInt expected, int target) {
        return new WeightOrder(segment, expected, target);
    }
}
