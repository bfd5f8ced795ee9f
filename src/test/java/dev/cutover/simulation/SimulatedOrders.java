package dev.cutover.simulation;

import dev.cutover.connector.sandbox.estate.Estate;
import dev.cutover.connector.sandbox.estate.audit.AuditFinding;
import dev.cutover.connector.sandbox.estate.book.BookEvent;
import dev.cutover.connector.sandbox.estate.book.EventKind;
import dev.cutover.connector.sandbox.estate.book.OrderBooks;
import dev.cutover.connector.sandbox.estate.command.Protection;
import dev.cutover.connector.sandbox.estate.control.MemoryControlLog;
import dev.cutover.connector.sandbox.estate.plan.PlannedPiece;
import dev.cutover.connector.sandbox.estate.platform.EstateConfig;
import dev.cutover.connector.sandbox.estate.platform.EstateSystem;
import dev.cutover.connector.sandbox.estate.platform.OrderId;
import dev.cutover.connector.sandbox.estate.platform.Scene;
import dev.cutover.run.Effect;
import dev.cutover.testkit.Bench;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

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
    private final Map<String, Commanded> orders = new HashMap<>();
    private final Map<Change, Integer> taken = new EnumMap<>(Change.class);

    /** What a change of nature does to an order. Each does harm if it happens twice, and is on record if it happens. */
    private enum Change {
        REFUND(EventKind.CAPTURED, EstateSystem.PAYMENTS, "refund", EventKind.REFUNDED),
        /** Of more than half, so that two are too much. */
        PART_REFUND(EventKind.CAPTURED, EstateSystem.PAYMENTS, "refund", EventKind.REFUNDED),
        HOLD(EventKind.CREATED, EstateSystem.LEGACY_OMS, "hold", EventKind.HELD);

        /** What must have happened to an order for the change to be possible. */
        private final EventKind after;

        private final EstateSystem system;
        private final String verb;
        private final EventKind shows;

        Change(EventKind after, EstateSystem system, String verb, EventKind shows) {
            this.after = after;
            this.system = system;
            this.verb = verb;
            this.shows = shows;
        }

        boolean isPossible(OrderBooks books) {
            boolean goesBack = books.plan().lines().stream()
                    .flatMap(line -> line.pieces().stream())
                    .anyMatch(PlannedPiece::isReturned);
            return !goesBack && books.of(system).events().stream().anyMatch(event -> event.kind() == after);
        }

        Map<String, String> with(OrderBooks books) {
            var with = new HashMap<>(Map.of("orders", books.plan().id()));
            if (this == PART_REFUND) {
                long captured = books.of(system).events().stream()
                        .filter(event -> event.kind() == EventKind.CAPTURED)
                        .mapToLong(BookEvent::cents)
                        .sum();
                with.put("amount", BigDecimal.valueOf(captured * 6 / 10, 2).toPlainString());
            }
            return with;
        }
    }

    private record Commanded(Change change, String order) {}

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
                    if (pool.size() < POOL && !isTaken && change.isPossible(books)) {
                        pool.add(books.plan().id());
                    }
                }
            });
        }
        return pools;
    }

    /** A change of nature has really happened. */
    void happened(Instant now, String operation, String key) {
        scene.estate.advanceTo(now);
        change(operation).ifPresent(change -> command(change, key));
    }

    /** Whether an effect would command an order if it happened; not once there are no more orders for it. */
    boolean isCommanding(Effect effect) {
        return effect.deed() instanceof Effect.Call call
                && change(call.operation())
                        .filter(change -> taken.getOrDefault(change, 0)
                                < POOLS.get(change).size())
                        .isPresent();
    }

    private static Optional<Change> change(String operation) {
        if (operation.endsWith("once-drop")) {
            return Optional.of(Change.REFUND);
        }
        if (operation.endsWith("blind-post")) {
            return Optional.of(Change.PART_REFUND);
        }
        return operation.endsWith("freeze") ? Optional.of(Change.HOLD) : Optional.empty();
    }

    /** Each key commands an order of its own, as long as there are any. */
    private void command(Change change, String key) {
        var pool = POOLS.get(change);
        if (!orders.containsKey(key)) {
            int next = taken.merge(change, 1, Integer::sum) - 1;
            if (next >= pool.size()) {
                return;
            }
            orders.put(key, new Commanded(change, pool.get(next)));
        }
        var commanded = Objects.requireNonNull(orders.get(key));
        scene.tell(commanded.change.system, commanded.change.verb, commanded.change.with(books(commanded)), key);
    }

    private OrderBooks books(Commanded commanded) {
        return scene.estate.books(OrderId.parse(commanded.order)).orElseThrow();
    }

    /** The keys of the changes that commanded an order. */
    Set<String> keys() {
        return Set.copyOf(orders.keySet());
    }

    /** How often what a key stands for has happened, by the books of its order alone. */
    long timesOnRecord(String key) {
        var commanded = Objects.requireNonNull(orders.get(key));
        return books(commanded).of(commanded.change.system).events().stream()
                .filter(event ->
                        event.kind() == commanded.change.shows && event.key().equals(key))
                .collect(Collectors.groupingBy(BookEvent::line, Collectors.counting()))
                .values()
                .stream()
                .mapToLong(Long::longValue)
                .max()
                .orElse(0);
    }

    /** The invariants that the books violate now. */
    List<AuditFinding> audit() {
        return scene.estate.audit(0);
    }

    /** The key of the change that commanded an order. */
    String keyOf(String order) {
        return orders.entrySet().stream()
                .filter(entry -> entry.getValue().order.equals(order))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }
}
