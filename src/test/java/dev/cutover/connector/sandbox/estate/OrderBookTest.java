package dev.cutover.connector.sandbox.estate;

import static dev.cutover.connector.sandbox.estate.platform.EstateSystem.CARRIER;
import static dev.cutover.connector.sandbox.estate.platform.EstateSystem.INGRESS;
import static dev.cutover.connector.sandbox.estate.platform.EstateSystem.LEGACY_OMS;
import static dev.cutover.connector.sandbox.estate.platform.EstateSystem.ORCHESTRATOR;
import static dev.cutover.connector.sandbox.estate.platform.EstateSystem.STOREFRONT;
import static dev.cutover.connector.sandbox.estate.platform.EstateSystem.WMS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cutover.connector.sandbox.estate.book.Stage;
import dev.cutover.connector.sandbox.estate.faults.FaultKind;
import dev.cutover.connector.sandbox.estate.faults.Mishap;
import dev.cutover.connector.sandbox.estate.orders.OrderRow;
import dev.cutover.connector.sandbox.estate.platform.EstateException;
import dev.cutover.connector.sandbox.estate.platform.EstateSystem;
import dev.cutover.connector.sandbox.estate.platform.Scene;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class OrderBookTest {
    private static final Map<String, String> HERE = Map.of("region", "us-east", "lane", "marketplace");

    private final Scene scene = new Scene();

    @Test
    void samplesOrdersOfItsSegmentAtVariousStages() {
        var rows = scene.estate.sample(LEGACY_OMS, HERE, 20);

        assertThat(rows).hasSize(20).doesNotHaveDuplicates().allSatisfy(row -> {
            assertThat(row.segment()).isEqualTo(HERE);
            assertThat(row.platform()).isEqualTo(LEGACY_OMS);
            assertThat(row.createdAt()).isBetween(Scene.START.minusSeconds(1_800), Scene.START);
            assertThat(row.updatedAt()).isBetween(row.createdAt(), Scene.START);
            assertThat(row.lineCount()).isPositive();
            assertThat(row.total()).isPositive();
            assertThat(row.tax()).isPositive().isLessThan(row.total());
        });
        assertThat(rows.stream().map(OrderRow::status).distinct().count()).isGreaterThanOrEqualTo(3);
        assertThat(rows).isSortedAccordingTo((one, other) -> other.createdAt().compareTo(one.createdAt()));
    }

    @Test
    void takesTheNewestWhereOrdersAreFew() {
        assertThat(scene.estate.sample(ORCHESTRATOR, HERE, 5)).isEmpty();

        scene.weigh(HERE, 10_000).pass(20);

        assertThat(scene.estate.sample(ORCHESTRATOR, HERE, 5)).hasSize(5);
        assertThat(scene.estate.sample(ORCHESTRATOR, Scene.US_WEST, 5)).isEmpty();
    }

    @Test
    void putsEachOrderOnOnePlatform() {
        scene.weigh(HERE, 4_000).pass(60);

        var all = ids(STOREFRONT);
        var old = ids(LEGACY_OMS);
        var fresh = ids(ORCHESTRATOR);

        assertThat(old).isNotEmpty().doesNotContainAnyElementsOf(fresh);
        assertThat(fresh).isNotEmpty();
        old.addAll(fresh);
        assertThat(old).isEqualTo(all).isEqualTo(ids(INGRESS));
    }

    @Test
    void copiesOrdersUnderDualWrite() {
        scene.weigh(HERE, 4_000);
        scene.tell(ORCHESTRATOR, "enable-dual-write");
        scene.pass(10).pass(60);

        assertThat(ids(LEGACY_OMS)).isEqualTo(ids(ORCHESTRATOR)).isEqualTo(ids(STOREFRONT));
    }

    @Test
    void losesOrdersWhereTheirEventsAreLost() {
        scene.weigh(HERE, 10_000);
        scene.tell(ORCHESTRATOR, "enable-dual-write");
        scene.inject(Mishap.of("f", ORCHESTRATOR, FaultKind.LOST_EVENTS).at(2_000))
                .pass(10)
                .pass(60);

        var missing = new HashSet<>(ids(LEGACY_OMS));
        missing.removeAll(ids(ORCHESTRATOR));

        assertThat((double) missing.size() / ids(LEGACY_OMS).size()).isBetween(0.15, 0.25);
    }

    @Test
    void doublesOrdersWhoseEventsWereHandledTwice() {
        scene.weigh(HERE, 10_000)
                .inject(Mishap.of("f", ORCHESTRATOR, FaultKind.DUPLICATE_EVENTS).at(1_000))
                .pass(60);

        var counts =
                rows(ORCHESTRATOR).stream().collect(Collectors.groupingBy(OrderRow::orderId, Collectors.counting()));

        assertThat(counts.values()).contains(1L, 2L);
    }

    @Test
    void differsInItsLinesWhereInventoryDrifted() {
        scene.weigh(HERE, 10_000);
        scene.tell(ORCHESTRATOR, "enable-dual-write");
        scene.inject(Mishap.of("f", ORCHESTRATOR, FaultKind.INVENTORY_DRIFT).at(1_000))
                .pass(10)
                .pass(60);
        var copies = byId(rows(LEGACY_OMS));

        var different = rows(ORCHESTRATOR).stream()
                .filter(row -> copies.get(row.orderId()).lineCount() != row.lineCount())
                .count();

        assertThat(different).isBetween(50L, 250L);
    }

    @Test
    void showsTheWarehouseAndTheCarrierWhatConcernsThem() {
        assertThat(scene.estate.sample(WMS, HERE, 10))
                .isNotEmpty()
                .extracting(OrderRow::status)
                .isSubsetOf(Stage.PICKED, Stage.PACKED, Stage.SHIPPED, Stage.DELIVERED, Stage.RETURNED);
        assertThat(scene.estate.sample(CARRIER, HERE, 10))
                .isNotEmpty()
                .extracting(OrderRow::status)
                .isSubsetOf(Stage.SHIPPED, Stage.DELIVERED, Stage.RETURNED);
    }

    @Test
    void passesTheStagesInTheirOrder() {
        var seen = new HashMap<String, List<Stage>>();
        var from = scene.pass(5).estate.now().minusSeconds(5);
        for (int minute = 0; minute < 60 * 20; minute += 3) {
            scene.estate.orders(STOREFRONT, HERE, from, from.plusSeconds(5), row -> {
                var stages = seen.computeIfAbsent(row.orderId(), id -> new ArrayList<>());
                if (stages.isEmpty() || stages.get(stages.size() - 1) != row.status()) {
                    stages.add(row.status());
                }
            });
            scene.pass(Duration.ofMinutes(3));
        }

        assertThat(seen.values()).hasSizeGreaterThan(20).allSatisfy(stages -> {
            assertThat(stages).doesNotHaveDuplicates().isSorted();
            assertThat(stages.get(stages.size() - 1)).isIn(Stage.DELIVERED, Stage.RETURNED, Stage.CANCELLED);
        });
    }

    @Test
    void hasReturnsAndCancellationsAmongOldOrders() {
        var old = scene.pass(Duration.ofDays(4)).estate.now().minus(Duration.ofDays(4));
        var statuses = new ArrayList<Stage>();
        scene.estate.orders(STOREFRONT, Map.of(), old, old.plusSeconds(60), row -> statuses.add(row.status()));

        assertThat(statuses).containsOnly(Stage.DELIVERED, Stage.COLLECTED, Stage.RETURNED, Stage.CANCELLED);
    }

    @Test
    void saysWhoKeepsOrders() {
        assertThatThrownBy(() -> scene.estate.sample(EstateSystem.TAX, HERE, 1))
                .isInstanceOf(EstateException.class)
                .hasMessage("tax keeps no orders");
    }

    private Set<String> ids(EstateSystem system) {
        return new HashSet<>(byId(rows(system)).keySet());
    }

    private List<OrderRow> rows(EstateSystem system) {
        var rows = new ArrayList<OrderRow>();
        var now = scene.estate.now();
        scene.estate.orders(system, HERE, now.minusSeconds(60), now.minusSeconds(5), rows::add);
        return rows;
    }

    private static Map<String, OrderRow> byId(List<OrderRow> rows) {
        return rows.stream().collect(Collectors.toMap(OrderRow::orderId, row -> row, (one, other) -> one));
    }
}
