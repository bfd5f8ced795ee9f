package dev.cutover.connector.sandbox.estate;

import dev.cutover.connector.sandbox.estate.audit.AuditedOrders;
import dev.cutover.connector.sandbox.estate.book.OrderBooks;
import dev.cutover.connector.sandbox.estate.control.EstateControl;
import dev.cutover.connector.sandbox.estate.orders.Simulation;
import dev.cutover.connector.sandbox.estate.platform.OrderId;
import dev.cutover.connector.sandbox.estate.platform.RoutingKeys;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The estate's orders as they are at an instant, for an audit. Looks at one order after the other under the estate's
 * lock, so that an audit of many keeps nobody waiting. Used by one thread.
 *
 * @param lock the estate's
 * @param commanded the numbers of the orders that were named in a command
 */
record OrderAudit(
        Object lock,
        OrderLookup lookup,
        Simulation simulation,
        RoutingKeys routingKeys,
        Collection<Long> commanded,
        List<EstateControl> controls,
        Instant now)
        implements AuditedOrders {

    @Override
    public long firstSecond() {
        return simulation.firstSecond();
    }

    @Override
    public long[] placed(long second, Map<String, String> segment) {
        synchronized (lock) {
            return lookup.withStrays(simulation.numbers(second, routingKeys.matching(segment)));
        }
    }

    @Override
    public Optional<OrderBooks> books(long number, Instant at) {
        synchronized (lock) {
            boolean isPlaced = simulation.secondOf(number) < now.getEpochSecond();
            return isPlaced ? lookup.find(new OrderId(number), at) : Optional.empty();
        }
    }
}
