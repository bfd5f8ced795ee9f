package dev.cutover.connector.sandbox.estate.book;

import dev.cutover.connector.sandbox.estate.platform.PlatformSide;
import java.time.Instant;
import java.util.Optional;

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
 * @param owner of an event about a reservation: the platform that it is for, from this event on; otherwise empty
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
        String location,
        Optional<PlatformSide> owner) {

    /** An event that is about no reservation. */
    public BookEvent(
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
        this(
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
                cents,
                location,
                Optional.empty());
    }

    /** The same event, recorded at another time. */
    public BookEvent recordedAt(Instant time) {
        return recordedAs(time, version);
    }

    /** The same event, recorded at another time as another version. */
    public BookEvent recordedAs(Instant time, int otherVersion) {
        return with(time, otherVersion, cents, owner);
    }

    /** The same event with another amount of money. */
    public BookEvent costing(long otherCents) {
        return with(recordedAt, version, otherCents, owner);
    }

    /** The same event about a reservation that a platform owns. */
    public BookEvent ownedBy(PlatformSide platform) {
        return with(recordedAt, version, cents, Optional.of(platform));
    }

    private BookEvent with(Instant time, int otherVersion, long otherCents, Optional<PlatformSide> otherOwner) {
        return new BookEvent(
                id,
                kind,
                line,
                piece,
                quantity,
                happenedAt,
                time,
                otherVersion,
                correlation,
                key,
                reference,
                otherCents,
                location,
                otherOwner);
    }
}
