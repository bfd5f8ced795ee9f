package dev.cutover.connector.sandbox.estate.faults;

import static dev.cutover.connector.sandbox.estate.platform.EstateSystem.CARRIER;
import static dev.cutover.connector.sandbox.estate.platform.EstateSystem.INGRESS;
import static dev.cutover.connector.sandbox.estate.platform.EstateSystem.INVENTORY;
import static dev.cutover.connector.sandbox.estate.platform.EstateSystem.LABELS;
import static dev.cutover.connector.sandbox.estate.platform.EstateSystem.LEGACY_OMS;
import static dev.cutover.connector.sandbox.estate.platform.EstateSystem.ORCHESTRATOR;
import static dev.cutover.connector.sandbox.estate.platform.EstateSystem.PAYMENTS;
import static dev.cutover.connector.sandbox.estate.platform.EstateSystem.STOREFRONT;
import static dev.cutover.connector.sandbox.estate.platform.EstateSystem.WMS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.cutover.connector.sandbox.estate.platform.EstateException;
import dev.cutover.connector.sandbox.estate.platform.EstateSystem;
import dev.cutover.connector.sandbox.estate.platform.Scene;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ActiveFaultsTest {

    /** Fault, where, what it shows in, and how much that is at least off while the fault is on. */
    static Stream<Arguments> faults() {
        return Stream.of(
                arguments(FaultKind.MISROUTE, LEGACY_OMS, "misroutes_total", 1_000),
                arguments(FaultKind.MISROUTE, ORCHESTRATOR, "misroutes_total", 1_000),
                arguments(FaultKind.MISROUTE, ORCHESTRATOR, "misroute_ratio", 0.1),
                arguments(FaultKind.DUPLICATE_EVENTS, ORCHESTRATOR, "duplicate_shipments_total", 1_000),
                arguments(FaultKind.DUPLICATE_EVENTS, WMS, "duplicate_shipments_total", 1_000),
                arguments(FaultKind.LOST_EVENTS, ORCHESTRATOR, "lost_orders_total", 1_000),
                arguments(FaultKind.LOST_EVENTS, INGRESS, "lost_orders_total", 1_000),
                arguments(FaultKind.LOST_EVENTS, LEGACY_OMS, "routed_within_60s_ratio", 0.1),
                arguments(FaultKind.LATE_EVENTS, ORCHESTRATOR, "reservation_lag_p95_seconds", 30),
                arguments(FaultKind.LATE_EVENTS, INVENTORY, "dual_write_lag_seconds", 30),
                arguments(FaultKind.INVENTORY_DRIFT, INVENTORY, "inventory_mismatch_ratio", 0.1),
                arguments(FaultKind.FAIL, ORCHESTRATOR, "routed_within_60s_ratio", 0.1),
                arguments(FaultKind.FAIL, ORCHESTRATOR, "exception_rate", 0.1),
                arguments(FaultKind.FAIL, INVENTORY, "reservation_lag_p95_seconds", 30),
                arguments(FaultKind.FAIL, WMS, "carrier_confirmation_ratio", 0.3),
                arguments(FaultKind.FAIL, CARRIER, "carrier_confirmation_ratio", 0.3),
                arguments(FaultKind.FAIL, CARRIER, "routed_within_60s_ratio", 0.1),
                arguments(FaultKind.FAIL, LABELS, "label_failures_total", 2_000),
                arguments(FaultKind.FAIL, PAYMENTS, "exception_rate", 0.3),
                arguments(FaultKind.FAIL, STOREFRONT, "order_rate_per_second", 50),
                arguments(FaultKind.SLOW, ORCHESTRATOR, "routing_latency_p95_seconds", 20),
                arguments(FaultKind.SLOW, INVENTORY, "reservation_lag_p95_seconds", 20),
                arguments(FaultKind.SLOW, LABELS, "label_latency_p95_seconds", 100),
                arguments(FaultKind.CRASH, LEGACY_OMS, "routed_within_60s_ratio", 0.1),
                arguments(FaultKind.CRASH, CARRIER, "carrier_confirmation_ratio", 0.3));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void showsWithinSecondsAndHeals(FaultKind kind, EstateSystem system, String metric, double off) {
        var scene = divided();
        double before = scene.value(metric);

        scene.inject(Mishap.of("f", system, kind).at(4_000).lasting(Duration.ofMinutes(5)));
        scene.pass(90);
        assertThat(Math.abs(scene.value(metric) - before)).as("while it is on").isGreaterThan(off);

        scene.pass(Duration.ofMinutes(5));
        assertThat(scene.value(metric)).as("once it is over").isCloseTo(before, nearly(before));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void showsInItsSegmentOnly(FaultKind kind, EstateSystem system, String metric, double off) {
        var scene = divided();
        String elsewhere = metric + "{region='us-west'}";
        String here = metric + "{region='us-east'}";
        double before = scene.value(elsewhere);
        double beforeHere = scene.value(here);

        scene.inject(Mishap.of("f", system, kind).at(4_000).in(Scene.US_EAST)).pass(90);

        assertThat(scene.value(elsewhere)).isCloseTo(before, nearly(before));
        assertThat(scene.value(here)).isNotCloseTo(beforeHere, nearly(beforeHere));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void strikesAtAPlatformOnlyWhatWasRoutedThere(FaultKind kind, EstateSystem system, String metric, double off) {
        if (!system.isPlatform()) {
            return;
        }
        var scene = divided();
        String other = metric + "{platform='" + (system == LEGACY_OMS ? ORCHESTRATOR : LEGACY_OMS) + "'}";
        double before = scene.value(other);

        scene.inject(Mishap.of("f", system, kind)).pass(90);

        assertThat(scene.value(other)).isCloseTo(before, nearly(before));
    }

    @Test
    void healsWhenTrafficLeavesThePlatform() {
        var scene = divided();
        scene.inject(Mishap.of("f", ORCHESTRATOR, FaultKind.MISROUTE).at(300)).pass(20);
        assertThat(scene.value("misroutes_total")).isPositive();

        scene.weigh(Scene.EVERYWHERE, 0).pass(60);

        assertThat(scene.value("misroutes_total")).isZero();
    }

    @Test
    void strikesAsManyAsItsRateSays() {
        var scene = new Scene()
                .inject(Mishap.of("f", LEGACY_OMS, FaultKind.MISROUTE).at(300));

        scene.pass(Duration.ofMinutes(5));

        var measured = scene.estate.measure(Scene.METERS, "misroute_ratio", Duration.ofMinutes(5));
        assertThat(measured.value().orElseThrow()).isCloseTo(0.03, Percentage.withPercentage(5));
    }

    @Test
    void strikeApartFromEachOther() {
        var scene = new Scene()
                .inject(Mishap.of("f1", LEGACY_OMS, FaultKind.MISROUTE).at(5_000))
                .inject(Mishap.of("f2", LEGACY_OMS, FaultKind.MISROUTE).at(5_000))
                .pass(60);

        assertThat(scene.value("misroute_ratio")).isCloseTo(0.75, Offset.offset(0.02));
    }

    @Test
    void leavesTheLegacyPlatformRoutingWhenTheCarrierFails() {
        var scene = divided()
                .inject(Mishap.of("f", CARRIER, FaultKind.FAIL).at(3_000))
                .pass(60);

        assertThat(scene.value("routed_within_60s_ratio{platform='legacy-oms'}"))
                .isGreaterThan(0.999);
        assertThat(scene.value("routed_within_60s_ratio{platform='orchestrator'}"))
                .isLessThan(0.75);
    }

    @Test
    void sendsOrdersToTheWrongSideWhenTheIngressMisroutes() {
        var scene = new Scene()
                .weigh(Scene.US_EAST, 2_500)
                .inject(Mishap.of("f", INGRESS, FaultKind.MISROUTE).at(2_000))
                .pass(60);

        assertThat(scene.value("orchestrator_share_ratio{region='us-east'}")).isCloseTo(0.35, Offset.offset(0.02));
        assertThat(scene.value("orchestrator_share_ratio{region='us-west'}")).isCloseTo(0.2, Offset.offset(0.02));
    }

    @Test
    void restartsTheRouterOnce() {
        var scene = new Scene().weigh(Scene.EVERYWHERE, 2_500).pass(5);
        var before = scene.estate.weights(Scene.ORDERS, Scene.US_EAST).get(0);

        scene.inject(Mishap.of("f", INGRESS, FaultKind.ROUTER_FORGETS).in(Scene.US_EAST));

        assertThat(scene.estate.weights(Scene.ORDERS, Scene.US_EAST))
                .allMatch(reading -> reading.weight() == 0)
                .noneMatch(reading -> reading.revision().equals(before.revision()));
        assertThat(scene.estate.weights(Scene.ORDERS, Scene.US_WEST)).allMatch(reading -> reading.weight() == 2_500);
        assertThat(scene.estate.faults()).isEmpty();
        assertThat(scene.weigh(Scene.US_EAST, 2_500).estate.weights(Scene.ORDERS, Scene.US_EAST))
                .allMatch(reading -> reading.weight() == 2_500);
    }

    @Test
    void isOneFaultHoweverOftenItIsInjected() {
        var scene = new Scene();
        var fault = Mishap.of("f", LEGACY_OMS, FaultKind.MISROUTE)
                .lasting(Duration.ofSeconds(10))
                .fault();

        assertThat(scene.estate.inject(fault)).isTrue();
        assertThat(scene.estate.inject(fault)).isFalse();
        scene.pass(10);

        assertThat(scene.estate.faults()).isEmpty();
        assertThat(scene.estate.inject(fault)).isFalse();
        assertThat(scene.estate.faults()).isEmpty();
    }

    @Test
    void canBeLiftedBeforeItsTime() {
        var scene = new Scene()
                .inject(Mishap.of("f", LEGACY_OMS, FaultKind.MISROUTE).lasting(Duration.ofHours(1)));

        assertThat(scene.estate.lift("f")).isTrue();
        assertThat(scene.estate.lift("f")).isFalse();

        assertThat(scene.pass(60).value("misroutes_total")).isZero();
    }

    @Test
    void saysWhereAFaultCanHappen() {
        assertThatThrownBy(() -> Mishap.of("f", CARRIER, FaultKind.MISROUTE))
                .isInstanceOf(EstateException.class)
                .hasMessage("'misroute' cannot happen at carrier");
        assertThatThrownBy(() -> new Scene()
                        .inject(Mishap.of("f", CARRIER, FaultKind.FAIL).in(Map.of("region", "x"))))
                .hasMessage("unknown region 'x'");
    }

    /** Half of the traffic on each platform, and copies of everything on the other. */
    private static Scene divided() {
        var scene = new Scene().weigh(Scene.EVERYWHERE, 5_000);
        scene.tell(ORCHESTRATOR, "enable-dual-write");
        scene.tell(EstateSystem.CACHES, "warm");
        return scene.pass(Duration.ofMinutes(3));
    }

    private static Offset<Double> nearly(double value) {
        return Offset.offset(Math.max(Math.abs(value) * 0.12, 0.01));
    }
}
