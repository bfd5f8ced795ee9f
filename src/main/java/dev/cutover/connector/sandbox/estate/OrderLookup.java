package dev.cutover.connector.sandbox.estate;

import dev.cutover.connector.sandbox.estate.book.OrderBooks;
import dev.cutover.connector.sandbox.estate.orders.OrderOutcome;
import dev.cutover.connector.sandbox.estate.orders.OrderPlanner;
import dev.cutover.connector.sandbox.estate.orders.Simulation;
import dev.cutover.connector.sandbox.estate.plan.OrderPlan;
import dev.cutover.connector.sandbox.estate.platform.OrderId;
import dev.cutover.connector.sandbox.estate.platform.RoutingKeys;
import dev.cutover.connector.sandbox.estate.world.OrderWorld;
import dev.cutover.connector.sandbox.estate.world.WorldLaws;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/**
 * The books of the estate's orders. Nothing is stored: they are computed from the order stream and the commands each
 * time. Orders placed in the current second are not there yet. Not thread-safe.
 */
final class OrderLookup {
    private final Simulation simulation;
    private final OrderPlanner planner;
    private final OrderWorld world;
    private final EstateState state;

    OrderLookup(Simulation simulation, RoutingKeys routingKeys, WorldLaws laws, EstateState state) {
        this.simulation = simulation;
        this.planner = new OrderPlanner(routingKeys);
        this.world = new OrderWorld(laws);
        this.state = state;
    }

    /** One order; empty if no such order was placed. */
    Optional<OrderBooks> find(OrderId id, Instant now) {
        var found = new AtomicReference<OrderBooks>();
        long second = simulation.secondOf(id.number());
        if (second < now.getEpochSecond()) {
            simulation.playOne(id.number(), order -> found.set(books(order, second, now)));
            if (found.get() == null && state.bookFaults().makesStrays()) {
                simulation.playBeside(
                        id.number(),
                        order -> stray(planner.plan(order, second), now).ifPresent(found::set));
            }
        }
        return Optional.ofNullable(found.get());
    }

    /** The orders placed from one second until another (exclusive), in the order of their numbers. */
    void each(int[] keys, long from, long until, Instant now, Consumer<OrderBooks> consumer) {
        long first = Math.max(from, simulation.firstSecond());
        long end = Math.min(until, now.getEpochSecond());
        boolean withStrays = state.bookFaults().makesStrays();
        for (long second = first; second < end; second++) {
            long placed = second;
            if (withStrays) {
                eachWithStrays(keys, second, now, consumer);
            } else {
                simulation.play(second, keys, order -> consumer.accept(books(order, placed, now)));
            }
        }
    }

    /** The orders that nobody placed have the highest numbers of their key. */
    private void eachWithStrays(int[] keys, long second, Instant now, Consumer<OrderBooks> consumer) {
        for (int key : keys) {
            var strays = new ArrayList<OrderBooks>();
            simulation.play(second, new int[] {key}, order -> {
                var books = books(order, second, now);
                consumer.accept(books);
                stray(books.plan(), now).ifPresent(strays::add);
            });
            strays.forEach(consumer);
        }
    }

    /** Numbers of orders, and those of the orders beside them that nobody placed, if a fault may have made some. */
    long[] withStrays(long[] placed) {
        return state.bookFaults().makesStrays()
                ? LongStream.concat(
                                LongStream.of(placed),
                                LongStream.of(placed)
                                        .mapToObj(simulation::strayBeside)
                                        .flatMapToLong(OptionalLong::stream))
                        .toArray()
                : placed;
    }

    private Optional<OrderBooks> stray(OrderPlan real, Instant now) {
        var number = simulation.strayBeside(real.number());
        return number.isEmpty()
                ? Optional.empty()
                : state.bookFaults().withoutOrder(real, new OrderId(number.getAsLong()), now);
    }

    private OrderBooks books(OrderOutcome order, long second, Instant now) {
        var plan = planner.plan(order, second);
        return world.books(plan, state.overlay().of(plan.number()), now);
    }
}
