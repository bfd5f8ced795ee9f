package dev.cutover.connector.sandbox.estate.orders;

import dev.cutover.connector.sandbox.estate.platform.EstateException;
import dev.cutover.connector.sandbox.estate.platform.EstateSystem;
import dev.cutover.connector.sandbox.estate.platform.HashedChance;
import dev.cutover.connector.sandbox.estate.platform.RoutingKeys;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * The rows that one system has of an order: none, one, or two. A platform has the orders that were routed to it and,
 * under dual-write, a copy of the others. Lost, late and duplicated events show as they would in a real table. Not
 * thread-safe.
 */
public final class SystemView {
    private static final long SALT = 0x70775L;
    private static final long CHEAPEST_CENTS = 499;
    private static final long CENTS_APART = 19_500;
    private static final int TAX_PER_MILLE = 83;

    private final EstateSystem system;
    private final RoutingKeys routingKeys;
    private final Lifecycle lifecycle = new Lifecycle();

    /**
     * The view of one system.
     *
     * @throws EstateException if the system keeps no orders
     */
    public SystemView(EstateSystem system, RoutingKeys routingKeys) {
        if (!keepsOrders(system)) {
            throw new EstateException(
                    system + " keeps no orders", "ask storefront, ingress, legacy-oms, orchestrator, wms or carrier");
        }
        this.system = system;
        this.routingKeys = routingKeys;
    }

    public static boolean keepsOrders(EstateSystem system) {
        return switch (system) {
            case STOREFRONT, INGRESS, LEGACY_OMS, ORCHESTRATOR, WMS, CARRIER -> true;
            default -> false;
        };
    }

    /**
     * Passes on the rows that the system has of an order.
     *
     * @param second the second in which the order was placed, of the epoch
     */
    public void show(OrderOutcome order, long second, Instant seenAt, Consumer<OrderRow> consumer) {
        long chance = HashedChance.mix(order.number ^ SALT);
        long placed = second * 1_000 + Long.remainderUnsigned(chance, 1_000);
        long late = isCopy(order) ? order.mirrorMs : 0;
        long age = seenAt.toEpochMilli() - placed - late;
        if (age < 0 || late == OrderOutcome.NEVER || isMissing(order)) {
            return;
        }
        lifecycle.at(order, age);
        if (!isConcerned(lifecycle.status())) {
            return;
        }
        var row = row(order, placed, placed + late + lifecycle.since(), chance);
        consumer.accept(row);
        if (order.duplicated && isDoubled(order)) {
            consumer.accept(row);
        }
    }

    private OrderRow row(OrderOutcome order, long placed, long updated, long chance) {
        int lines = 1 + (int) ((chance >>> 10) & 3) + (int) ((chance >>> 12) & 1);
        long cents = CHEAPEST_CENTS + lines * ((chance >>> 20) % CENTS_APART);
        return new OrderRow(
                OrderStream.name(order.number),
                routingKeys.key(order.key),
                lifecycle.status(),
                Instant.ofEpochMilli(placed),
                Instant.ofEpochMilli(updated),
                order.side.platform(),
                isCopy(order) && order.mismatched ? lines + 1 : lines,
                BigDecimal.valueOf(cents, 2),
                BigDecimal.valueOf((cents * TAX_PER_MILLE + 500) / 1_000, 2));
    }

    private boolean isCopy(OrderOutcome order) {
        return system.isPlatform() && system != order.side.platform();
    }

    /** A lost event is missing only on the platform that it was routed to; its copy may have arrived. */
    private boolean isMissing(OrderOutcome order) {
        return order.lost && system == order.side.platform();
    }

    private boolean isDoubled(OrderOutcome order) {
        return system == order.side.platform() || system == EstateSystem.WMS || system == EstateSystem.CARRIER;
    }

    private boolean isConcerned(OrderStatus status) {
        return switch (system) {
            case WMS -> status != OrderStatus.CANCELLED && status.compareTo(OrderStatus.PICKED) >= 0;
            case CARRIER -> status != OrderStatus.CANCELLED && status.compareTo(OrderStatus.SHIPPED) >= 0;
            default -> true;
        };
    }
}
