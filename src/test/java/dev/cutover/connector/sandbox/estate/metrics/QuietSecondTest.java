package dev.cutover.connector.sandbox.estate.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.connector.sandbox.estate.control.WeightOrder;
import dev.cutover.connector.sandbox.estate.faults.Fault;
import dev.cutover.connector.sandbox.estate.faults.FaultKind;
import dev.cutover.connector.sandbox.estate.platform.EstateSite;
import dev.cutover.connector.sandbox.estate.platform.EstateSystem;
import dev.cutover.connector.sandbox.estate.platform.Scene;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is counted in a hurry is what would be counted of orders that live through all of it. */
class QuietSecondTest {
    private static final List<String> OTHERS = List.of(
            "order_rate_per_second",
            "routed_within_60s_ratio",
            "exception_rate",
            "inventory_mismatch_ratio",
            "carrier_confirmation_ratio",
            "orchestrator_share_ratio",
            "misroutes_total",
            "lost_orders_total",
            "duplicate_shipments_total",
            "label_failures_total");

    /** Times are worked out for every order, one by one, and everything else with them. */
    private final Scene slow = new Scene();

    private final Scene quick = new Scene();

    QuietSecondTest() {
        slow.estate.measure(Scene.METERS, "routing_latency_p95_seconds", Duration.ofMinutes(2));
    }

    @Test
    void onAnOrdinaryDay() {
        assertSame(10);
    }

    @Test
    void withTrafficOnBothSides() {
        for (var scene : List.of(slow, quick)) {
            scene.weigh(Scene.US_EAST, 2_500).weigh(Scene.US_WEST, WeightOrder.ALL);
        }
        assertSame(7);
    }

    @Test
    void whileAFaultStrikesOneRegion() {
        for (var scene : List.of(slow, quick)) {
            scene.pass(30)
                    .inject(new Fault(
                            "f",
                            EstateSite.of(EstateSystem.CARRIER),
                            FaultKind.FAIL,
                            3_000,
                            Scene.US_EAST,
                            Optional.of(Duration.ofMinutes(1)),
                            1,
                            Optional.empty()));
        }
        assertSame(7);
    }

    private void assertSame(int step) {
        for (int passed = 0; passed < 200; passed += step) {
            slow.pass(step);
            quick.pass(step);
            for (var window : List.of(Duration.ofSeconds(20), Duration.ofMinutes(2), Duration.ofMinutes(15))) {
                assertThat(answers(quick, window)).isEqualTo(answers(slow, window));
            }
        }
    }

    private static List<Measurement> answers(Scene scene, Duration window) {
        var answers = new ArrayList<Measurement>();
        for (var metric : OTHERS) {
            answers.add(scene.estate.measure(Scene.METERS, metric, window));
            answers.add(scene.estate.measure(Scene.METERS, metric + "{region='us-east'}", window));
            answers.add(scene.estate.measure(Scene.METERS, metric + "{platform='orchestrator'}", window));
        }
        return answers;
    }
}
