package dev.cutover.connector.sandbox.estate.orders;

/**
 * Receives one order at a time; must not keep the object, which is reused for the next order. Need not be thread-safe.
 */
public interface OrderAudience {
    void see(OrderOutcome order);
}
