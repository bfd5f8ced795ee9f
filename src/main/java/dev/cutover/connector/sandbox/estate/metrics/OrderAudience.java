package dev.cutover.connector.sandbox.estate.metrics;

import dev.cutover.connector.sandbox.estate.orders.OrderOutcome;

/**
 * Sees one order at a time; must not keep the object. Called on the thread that asked for the orders; need not be
 * thread-safe.
 */
public interface OrderAudience {
    void see(OrderOutcome order);
}
