package dev.cutover.connector.sandbox.estate.orders;

import dev.cutover.connector.sandbox.estate.platform.HashedChance;
import java.util.EnumMap;
import java.util.Map;

/**
 * The times at which an order reaches its stages, in ms since it was placed, as at a same-day retailer. One instance is
 * reused for many orders. Not thread-safe.
 */
final class Lifecycle {
    private static final long SALT = 0x11feL;
    private static final int SECOND = 1_000;
    private static final int MINUTE = 60 * SECOND;
    private static final long HOUR = 60L * MINUTE;
    private static final int RETURNED_PERCENT = 3;
    private static final int CANCELLED_PERCENT = 2;

    private final Map<OrderStatus, Long> reached = new EnumMap<>(OrderStatus.class);
    private OrderStatus status = OrderStatus.CREATED;
    private long since;

    /** Computes the status of an order at an age. */
    void at(OrderOutcome order, long ageMs) {
        plan(order);
        status = OrderStatus.CREATED;
        since = 0;
        reached.forEach((stage, age) -> {
            if (age <= ageMs) {
                status = stage;
                since = age;
            }
        });
    }

    OrderStatus status() {
        return status;
    }

    /** The age in ms at which the order reached its status. */
    long since() {
        return since;
    }

    private void plan(OrderOutcome order) {
        reached.clear();
        if (order.declined) {
            reached.put(OrderStatus.CANCELLED, 5L * SECOND);
            return;
        }
        if (order.isStuck()) {
            return;
        }
        long chance = HashedChance.mix(order.number ^ SALT);
        long routed = Math.max(order.reservationMs, order.routingMs);
        reached.put(OrderStatus.ALLOCATED, (long) order.reservationMs);
        reached.put(OrderStatus.ROUTED, routed);
        if (Long.remainderUnsigned(chance, 100) < CANCELLED_PERCENT) {
            reached.put(OrderStatus.CANCELLED, routed + MINUTE);
            return;
        }
        long picked = routed + between(2 * MINUTE, 8 * MINUTE, chance);
        long packed = picked + between(MINUTE, 3 * MINUTE, chance >>> 8);
        long shipped = packed + between(4 * MINUTE, 15 * MINUTE, chance >>> 16) + delay(order);
        long delivered = shipped + between(2 * HOUR, 8 * HOUR, chance >>> 24);
        reached.put(OrderStatus.PICKED, picked);
        reached.put(OrderStatus.PACKED, packed);
        reached.put(OrderStatus.SHIPPED, shipped);
        reached.put(OrderStatus.DELIVERED, delivered);
        if (Long.remainderUnsigned(HashedChance.mix(chance), 100) < RETURNED_PERCENT) {
            reached.put(OrderStatus.RETURNED, delivered + between(24 * HOUR, 72 * HOUR, chance >>> 32));
        }
    }

    private static long delay(OrderOutcome order) {
        return (order.unconfirmed ? HOUR : 0) + (order.unlabelled ? 2 * HOUR : 0);
    }

    private static long between(long least, long most, long chance) {
        return least + (most - least) * (chance & 0xff) / 0xff;
    }
}
