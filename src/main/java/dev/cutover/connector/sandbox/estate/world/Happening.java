package dev.cutover.connector.sandbox.estate.world;

import dev.cutover.connector.sandbox.estate.book.EventKind;
import dev.cutover.connector.sandbox.estate.plan.PlannedPiece;

/**
 * Something that happens to an order, before it is recorded; its components are those of an event. Immutable.
 *
 * @param key the idempotency key of the command that led to it; empty if it happens by itself
 */
record Happening(
        EventKind kind, int line, int piece, int quantity, String reference, long cents, String location, String key) {
    /** About the whole order. */
    static Happening order(EventKind kind, String key) {
        return new Happening(kind, 0, 0, 0, "", 0, "", key);
    }

    /** About a part of a line. */
    static Happening piece(EventKind kind, PlannedPiece piece, int quantity, String key) {
        return new Happening(kind, piece.line(), piece.piece(), quantity, "", 0, "", key);
    }

    Happening with(String id) {
        return new Happening(kind, line, piece, quantity, id, cents, location, key);
    }

    Happening costing(long amount) {
        return new Happening(kind, line, piece, quantity, reference, amount, location, key);
    }

    Happening in(String place) {
        return new Happening(kind, line, piece, quantity, reference, cents, place, key);
    }
}
