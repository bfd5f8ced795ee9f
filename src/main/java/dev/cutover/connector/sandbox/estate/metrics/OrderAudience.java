package dev.cutover.connector.sandbox.estate.metrics;

import dev.cutover.connector.sandbox.estate.orders.OrderOutcome;

/** Sees one order at a time; must not keep the object. */
public interface OrderAudience {
    void see(OrderOutcome order);
}
