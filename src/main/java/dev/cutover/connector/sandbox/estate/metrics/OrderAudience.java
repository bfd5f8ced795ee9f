package dev.cutover.connector.sandbox.estate.metrics;

import dev.cutover.connector.sandbox.estate.orders.OrderOutcome;

/**
 * Receives one order at a time; must not keep the object, which is reused for the next order. Need not be thread-safe.
 */
public interface OrderAudience {
    void see(OrderOutcome order);
}
