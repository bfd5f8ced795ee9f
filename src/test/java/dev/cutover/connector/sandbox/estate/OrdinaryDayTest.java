package dev.cutover.connector.sandbox.estate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.connector.sandbox.estate.platform.EstateSystem;
import dev.cutover.connector.sandbox.estate.platform.Scene;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrdinaryDayTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration WINDOW = Duration.ofMinutes(2);

    @ParameterizedTest
    @ValueSource(strings = {"reservation_lag_p95_seconds", "routing_latency_p95_seconds", "label_latency_p95_seconds"})
    void isNoWorseThanBeforeAtAnyWeight(String metric) {
        var scene = new Scene();
        double baseline =
                scene.estate.measure(Scene.METERS, metric, HOUR).value().orElseThrow();
        for (int weight : List.of(0, 100, 500, 2_500, 5_000, 10_000)) {
            scene.weigh(Map.of(), weight);
            for (int i = 0; i < 12; i++) {
                double now = scene.pass(10)
                        .estate
                        .measure(Scene.METERS, metric, WINDOW)
                        .value()
                        .orElseThrow();
                assertThat(now).isLessThanOrEqualTo(1.2 * baseline);
            }
        }
    }

    @Test
    void meetsTheUsualCriteriaForHours() {
        var scene = new Scene().weigh(Scene.US_EAST, 2_500);
        for (int i = 0; i < 360; i++) {
            scene.pass(40);
            String region = List.of("us-east", "us-west", "eu-central").get(i % 3);
            assertThat(value(scene, "routed_within_60s_ratio{region='" + region + "'}"))
                    .isGreaterThanOrEqualTo(0.995);
            assertThat(value(scene, "inventory_mismatch_ratio{region='" + region + "'}"))
                    .isLessThanOrEqualTo(0.005);
            assertThat(value(scene, "carrier_confirmation_ratio")).isGreaterThanOrEqualTo(0.995);
            assertThat(value(scene, "exception_rate")).isLessThanOrEqualTo(0.015);
            assertThat(value(scene, "misroutes_total")).isZero();
            assertThat(value(scene, "duplicate_shipments_total")).isZero();
            assertThat(value(scene, "lost_orders_total")).isZero();
        }
    }

    @Test
    void isFasterOnTheNewPlatformEvenWithColdCaches() {
        var scene = new Scene().weigh(Map.of(), 5_000).pass(60);
        double cold = scene.value("routing_latency_p95_seconds{platform='orchestrator'}");

        assertThat(cold).isLessThan(scene.value("routing_latency_p95_seconds{platform='legacy-oms'}"));

        scene.tell(EstateSystem.CACHES, "warm");
        assertThat(scene.pass(90).value("routing_latency_p95_seconds{platform='orchestrator'}"))
                .isLessThan(0.85 * cold);
    }

    @Test
    void hasNoDataWhereThereWasNoTraffic() {
        var scene = new Scene();

        assertThat(scene.hasData("misroutes_total{platform='orchestrator'}")).isFalse();
        assertThat(scene.hasData("dual_write_lag_seconds")).isFalse();

        scene.weigh(Scene.US_WEST, 100);
        scene.tell(EstateSystem.ORCHESTRATOR, "enable-dual-write");
        scene.pass(30);

        assertThat(scene.hasData("misroutes_total{platform='orchestrator'}")).isTrue();
        assertThat(scene.hasData("dual_write_lag_seconds")).isTrue();
    }

    private static double value(Scene scene, String query) {
        return scene.estate.measure(Scene.METERS, query, WINDOW).value().orElseThrow();
    }
}
