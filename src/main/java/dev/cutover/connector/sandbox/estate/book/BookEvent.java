package dev.cutover.connector.sandbox.estate.book;

import java.time.Instant;

/**
 * One entry of a book. Immutable.
 *
 * @param id the business event's id: the same in every book that has the event, and twice in a book that has it twice
 * @param line the number of the line, from 1; 0 if the event is about the whole order
 * @param piece the part of the line that moves as one and is packed into one package, from 1; 0 if it is about all
 * @param quantity how many pieces of the article; 0 where no quantity is meant
 * @param happenedAt when it happened
 * @param recordedAt when this book got to know of it
 * @param version the version of the order in this book with this event: 1 for the first, and so on
 * @param correlation what the event belongs to: the order's id
 * @param key the idempotency key of the command that led to it; of what happened by itself, the event's id
 * @param reference the id of the reservation, label, shipment, capture or refund; empty where there is none
 * @param cents the amount of money; 0 where none is meant
 * @param location the stock location; empty where none is meant
 */
public record BookEvent(
        String id,
        EventKind kind,
        int line,
        int piece,
        int quantity,
        Instant happenedAt,
        Instant recordedAt,
        int version,
        String correlation,
        String key,
        String reference,
        long cents,
        String location) {

    /** The same event, recorded at another time. */
    public BookEvent recordedAt(Instant time) {
        return new BookEvent(
                id,
                kind,
                line,
                piece,
                quantity,
                happenedAt,
                time,
                version,
                correlation,
                key,
                reference,
                cents,
                location);
    }

    /** The same event with another amount of money. */
    public BookEvent costing(long otherCents) {
        return new BookEvent(
                id,
                kind,
                line,
                piece,
                quantity,
                happenedAt,
                recordedAt,
                version,
                correlation,
                key,
                reference,
                otherCents,
                location);
    }
}
