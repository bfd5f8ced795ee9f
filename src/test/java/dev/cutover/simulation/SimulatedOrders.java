package dev.cutover.simulation;

import dev.cutover.connector.sandbox.estate.Estate;
import dev.cutover.connector.sandbox.estate.audit.AuditFinding;
import dev.cutover.connector.sandbox.estate.book.EventKind;
import dev.cutover.connector.sandbox.estate.book.OrderBooks;
import dev.cutover.connector.sandbox.estate.command.Protection;
import dev.cutover.connector.sandbox.estate.control.MemoryControlLog;
import dev.cutover.connector.sandbox.estate.platform.EstateConfig;
import dev.cutover.connector.sandbox.estate.platform.EstateSystem;
import dev.cutover.connector.sandbox.estate.platform.Scene;
import dev.cutover.testkit.Bench;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The orders of a simulated run: a sandbox beside nature, in which each change that really happens commands an order of
 * its own. It outlives every engine. Its systems remember no idempotency keys, so that what happens twice is done
 * twice; what each change does is right if it happens once.
 */
final class SimulatedOrders {
    private static final EstateConfig CONFIG = new EstateConfig(
            7, Map.of("region", List.of("east", "west")), 4, List.of(Protection.IDEMPOTENCY_KEYS.toString()));
    private static final int POOL = 24;
    private static final Map<Change, List<String>> POOLS = pools();

    private final Scene scene = new Scene(open());
    private final Map<String, String> orders = new HashMap<>();
    private final Map<Change, Integer> taken = new EnumMap<>(Change.class);

    /** What a change of nature does to an order. */
    private enum Change {
        REFUND(EventKind.CAPTURED),
        VOID(EventKind.LABEL_BOUGHT),
        HOLD(EventKind.CREATED);

        /** What must have happened to an order for the change to be possible. */
        private final EventKind after;

        Change(EventKind after) {
            this.after = after;
        }
    }

    private static Estate open() {
        return Estate.open(CONFIG, new MemoryControlLog(), Bench.START);
    }

    private static Map<Change, List<String>> pools() {
        var pools = new EnumMap<Change, List<String>>(Change.class);
        for (var change : Change.values()) {
            pools.put(change, new ArrayList<>());
        }
        try (var estate = open()) {
            estate.eachOrder(Map.of(), Bench.START.minus(Duration.ofHours(3)), Bench.START, books -> {
                for (var change : Change.values()) {
                    var pool = pools.get(change);
                    boolean isTaken = pools.values().stream()
                            .anyMatch(known -> known.contains(books.plan().id()));
                    if (pool.size() < POOL && !isTaken && has(books, change.after)) {
                        pool.add(books.plan().id());
                    }
                }
            });
        }
        return pools;
    }

    private static boolean has(OrderBooks books, EventKind kind) {
        return books.books().values().stream()
                .flatMap(book -> book.events().stream())
                .anyMatch(event -> event.kind() == kind);
    }

    /** A change of nature has really happened. */
    void happened(Instant now, String operation, String key) {
        scene.estate.advanceTo(now);
        if (operation.endsWith("once-drop")) {
            command(Change.REFUND, EstateSystem.PAYMENTS, "refund", key);
        } else if (operation.endsWith("blind-post")) {
            command(Change.VOID, EstateSystem.LABELS, "void-label", key);
        } else if (operation.endsWith("freeze")) {
            command(Change.HOLD, EstateSystem.LEGACY_OMS, "hold", key);
        }
    }

    /** Each key commands an order of its own, as long as there are any. */
    private void command(Change change, EstateSystem system, String verb, String key) {
        var pool = POOLS.get(change);
        if (!orders.containsKey(key)) {
            int next = taken.merge(change, 1, Integer::sum) - 1;
            orders.put(key, next < pool.size() ? pool.get(next) : "");
        }
        String order = orders.get(key);
        if (order != null && !order.isEmpty()) {
            scene.tell(system, verb, Map.of("orders", order), key);
        }
    }

    /** The invariants that the books violate now. */
    List<AuditFinding> audit() {
        return scene.estate.audit(0);
    }

    /** The key of the change that commanded an order. */
    String keyOf(String order) {
        return orders.entrySet().stream()
                .filter(entry -> entry.getValue().equals(order))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }
}
