package dev.cutover.connector.sandbox.estate.book;

import java.time.Instant;
import java.util.Optional;

/**
 * A package that has left for the customer. Immutable.
 *
 * @param shippedAt when the carrier scanned it; empty if it was collected, or if the book never had that it left
 * @param arrivedAt when it was delivered or collected
 * @param isCollected whether the customer has collected it
 * @param last the last event about it
 */
public record Shipment(
        String id,
        int line,
        int piece,
        int quantity,
        Optional<Instant> shippedAt,
        Optional<Instant> arrivedAt,
        boolean isCollected,
        BookEvent last) {

    /** The same, delivered or collected. */
    Shipment arrived(BookEvent event) {
        boolean isTaken = event.kind() == EventKind.COLLECTED;
        return new Shipment(id, line, piece, quantity, shippedAt, Optional.of(event.happenedAt()), isTaken, event);
    }
}
