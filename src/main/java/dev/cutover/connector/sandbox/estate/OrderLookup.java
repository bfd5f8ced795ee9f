package dev.cutover.connector.sandbox.estate;

import dev.cutover.connector.sandbox.estate.book.OrderBooks;
import dev.cutover.connector.sandbox.estate.command.OrderOverlay;
import dev.cutover.connector.sandbox.estate.metrics.Simulation;
import dev.cutover.connector.sandbox.estate.orders.OrderOutcome;
import dev.cutover.connector.sandbox.estate.orders.OrderPlanner;
import dev.cutover.connector.sandbox.estate.platform.OrderId;
import dev.cutover.connector.sandbox.estate.platform.RoutingKeys;
import dev.cutover.connector.sandbox.estate.world.OrderWorld;
import dev.cutover.connector.sandbox.estate.world.WorldLaws;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * The books of the estate's orders. Nothing is stored: they are computed from the order stream and the commands each
 * time. Orders placed in the current second are not there yet. Not thread-safe.
 */
final class OrderLookup {
    private final Simulation simulation;
    private final OrderPlanner planner;
    private final OrderWorld world;
    private final OrderOverlay overlay;

    OrderLookup(Simulation simulation, RoutingKeys routingKeys, WorldLaws laws, OrderOverlay overlay) {
        this.simulation = simulation;
        this.planner = new OrderPlanner(routingKeys);
        this.world = new OrderWorld(laws);
        this.overlay = overlay;
    }

    /** One order; empty if no such order was placed. */
    Optional<OrderBooks> find(OrderId id, Instant now) {
        var found = new AtomicReference<OrderBooks>();
        long second = simulation.secondOf(id.number());
        if (second < now.getEpochSecond()) {
            simulation.playOne(id.number(), order -> found.set(books(order, second, now)));
        }
        return Optional.ofNullable(found.get());
    }

    /** The orders placed from one second until another (exclusive), in the order of their numbers. */
    void each(int[] keys, long from, long until, Instant now, Consumer<OrderBooks> consumer) {
        long first = Math.max(from, simulation.firstSecond());
        long end = Math.min(until, now.getEpochSecond());
        for (long second = first; second < end; second++) {
            long placed = second;
            simulation.play(second, keys, order -> consumer.accept(books(order, placed, now)));
        }
    }

    private OrderBooks books(OrderOutcome order, long second, Instant now) {
        var plan = planner.plan(order, second);
        return world.books(plan, overlay.of(plan.number()), now);
    }
}
