package dev.cutover.connector.sandbox.estate.world;

import dev.cutover.connector.sandbox.estate.book.EventKind;
import dev.cutover.connector.sandbox.estate.plan.PlannedPiece;

/**
 * Something that happens to an order, before it is recorded; its components are those of an event. Immutable.
 *
 * @param key the idempotency key of the command that led to it; empty if it happens by itself
 */
record Occurrence(
        EventKind kind, int line, int piece, int quantity, String reference, long cents, String location, String key) {
    /** About the whole order. */
    static Occurrence order(EventKind kind, String key) {
        return new Occurrence(kind, 0, 0, 0, "", 0, "", key);
    }

    /** About a part of a line. */
    static Occurrence piece(EventKind kind, PlannedPiece piece, int quantity, String key) {
        return new Occurrence(kind, piece.line(), piece.piece(), quantity, "", 0, "", key);
    }

    Occurrence with(String id) {
        return new Occurrence(kind, line, piece, quantity, id, cents, location, key);
    }

    Occurrence costing(long amount) {
        return new Occurrence(kind, line, piece, quantity, reference, amount, location, key);
    }

    Occurrence in(String place) {
        return new Occurrence(kind, line, piece, quantity, reference, cents, place, key);
    }
}
