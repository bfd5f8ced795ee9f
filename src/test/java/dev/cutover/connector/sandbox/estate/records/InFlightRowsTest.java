package dev.cutover.connector.sandbox.estate.records;

import static dev.cutover.connector.sandbox.estate.platform.EstateSystem.INVENTORY;
import static dev.cutover.connector.sandbox.estate.platform.EstateSystem.LEGACY_OMS;
import static dev.cutover.connector.sandbox.estate.platform.EstateSystem.ORCHESTRATOR;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.connector.sandbox.estate.platform.EstateConfig;
import dev.cutover.connector.sandbox.estate.platform.EstateSystem;
import dev.cutover.connector.sandbox.estate.platform.OrderId;
import dev.cutover.connector.sandbox.estate.platform.RoutingKeys;
import dev.cutover.connector.sandbox.estate.platform.Scene;
import dev.cutover.spi.RecordSet;
import dev.cutover.spi.Records;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class InFlightRowsTest {
    private static final RoutingKeys KEYS =
            new RoutingKeys(EstateConfig.retail(42).dimensions());
    private static final int A_WHILE = 30;

    private final Scene scene = new Scene();

    @Test
    void anOrderThatWasGivenUpIsInFlightAtBothPlatforms() {
        String order = orderThatIs("allocated");
        tell(LEGACY_OMS, "release", order);
        scene.pass(A_WHILE);

        assertThat(of(order, ORCHESTRATOR)).isEmpty();
        assertThat(of(order, LEGACY_OMS))
                .isNotEmpty()
                .allSatisfy(row ->
                        assertThat(row).containsEntry("presence", "released").containsEntry("other_side", "absent"));

        tell(ORCHESTRATOR, "take-over", order);
        scene.pass(A_WHILE);

        assertThat(of(order, LEGACY_OMS))
                .isNotEmpty()
                .allSatisfy(row ->
                        assertThat(row).containsEntry("presence", "released").containsEntry("other_side", "active"));
        assertThat(of(order, ORCHESTRATOR))
                .isNotEmpty()
                .allSatisfy(row ->
                        assertThat(row).containsEntry("presence", "active").containsEntry("other_side", "released"));
    }

    @Test
    void aReservationThatWasMovedIsTheOtherPlatforms() {
        String order = orderThatIs("allocated");
        tell(LEGACY_OMS, "hold", order);
        assertThat(of(order, LEGACY_OMS))
                .allSatisfy(row -> assertThat(row.get("reservation_id")).isNotNull());

        scene.tell(INVENTORY, "move-reservation", Map.of("orders", order, "to", "orchestrator"), "moved");
        scene.pass(A_WHILE);

        assertThat(of(order, LEGACY_OMS))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row).containsEntry("held", "true").containsEntry("reservation_id", null));
    }

    @Test
    void wishesAreShownUntilTheyAreAnswered() {
        String order = orderThatIs("routed");
        tell(LEGACY_OMS, "recall", order);

        assertThat(of(order, LEGACY_OMS))
                .isNotEmpty()
                .allSatisfy(
                        row -> assertThat(row).containsEntry("recall", "asked").containsEntry("cancel", "none"));
        scene.pass(A_WHILE);
        assertThat(of(order, LEGACY_OMS))
                .isNotEmpty()
                .allSatisfy(row ->
                        assertThat(row).containsEntry("recall", "granted").containsEntry("stage", "allocated"));

        String other = orderThatIs("routed");
        tell(LEGACY_OMS, "cancel", other);
        assertThat(of(other, LEGACY_OMS))
                .isNotEmpty()
                .allSatisfy(
                        row -> assertThat(row).containsEntry("recall", "none").containsEntry("cancel", "asked"));
    }

    @Test
    void theWarehouseSaysHowFarTheGoodsAre() {
        assertThat(of(orderThatIs("routed"), LEGACY_OMS))
                .allSatisfy(row -> assertThat(row).containsEntry("physical_stage", null));
        assertThat(of(orderThatIs("packed"), LEGACY_OMS))
                .allSatisfy(row -> assertThat(row).containsEntry("physical_stage", "packed"));
    }

    private void tell(EstateSystem system, String action, String order) {
        scene.tell(system, action, Map.of("orders", order), system + "/" + action + "/" + order);
    }

    /** The newest order whose parts are all in a stage, at the old platform. */
    private String orderThatIs(String stage) {
        for (int seconds = 1; seconds < 3_600; seconds++) {
            String order = Scene.order(seconds);
            var stages =
                    of(order, LEGACY_OMS).stream().map(row -> row.get("stage")).collect(Collectors.toSet());
            if (stages.size() == 1 && stages.contains(stage)) {
                return order;
            }
        }
        throw new AssertionError("no order is " + stage);
    }

    private List<Map<String, String>> of(String order, EstateSystem system) {
        var rows = new ArrayList<Map<String, String>>();
        var set = BookSet.IN_FLIGHT_ORDERS;
        var books = scene.estate.books(OrderId.find(order).orElseThrow());
        books.map(new BookRows(set, system, KEYS, SchemaBreaks.NONE)::of)
                .orElse(List.of())
                .forEach(row -> rows.add(byColumn(set.described(KEYS), row)));
        return rows;
    }

    private static Map<String, String> byColumn(RecordSet set, Records.Row row) {
        var values = new HashMap<String, String>();
        set.columns()
                .forEach(column -> values.put(
                        column.name(),
                        row.values().get(set.position(column.name()).orElseThrow())));
        return values;
    }
}
