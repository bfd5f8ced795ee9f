package dev.cutover.connector.sandbox.estate;

import dev.cutover.connector.sandbox.estate.audit.AuditedOrders;
import dev.cutover.connector.sandbox.estate.book.OrderBooks;
import dev.cutover.connector.sandbox.estate.command.OrderOverlay;
import dev.cutover.connector.sandbox.estate.control.EstateControl;
import dev.cutover.connector.sandbox.estate.orders.Simulation;
import dev.cutover.connector.sandbox.estate.platform.OrderId;
import dev.cutover.connector.sandbox.estate.platform.RoutingKeys;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The estate's orders as they are at an instant, for an audit. Not thread-safe. */
record OrderAudit(
        OrderLookup lookup,
        Simulation simulation,
        RoutingKeys routingKeys,
        OrderOverlay overlay,
        List<EstateControl> controls,
        Instant now)
        implements AuditedOrders {

    @Override
    public long firstSecond() {
        return simulation.firstSecond();
    }

    @Override
    public Collection<Long> commanded() {
        return overlay.orders();
    }

    @Override
    public long[] placed(long second, Map<String, String> segment) {
        return lookup.withStrays(simulation.numbers(second, routingKeys.matching(segment)));
    }

    @Override
    public Optional<OrderBooks> books(long number, Instant at) {
        boolean isPlaced = simulation.secondOf(number) < now.getEpochSecond();
        return isPlaced ? lookup.find(new OrderId(number), at) : Optional.empty();
    }
}
