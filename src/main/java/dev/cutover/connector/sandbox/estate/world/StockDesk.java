package dev.cutover.connector.sandbox.estate.world;

import dev.cutover.connector.sandbox.estate.book.BookEvent;
import dev.cutover.connector.sandbox.estate.book.EventKind;
import dev.cutover.connector.sandbox.estate.book.Presence;
import dev.cutover.connector.sandbox.estate.plan.PlannedPiece;
import dev.cutover.connector.sandbox.estate.platform.EstateSystem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The stock that is reserved for one order. Not thread-safe. */
final class StockDesk {
    private final OrderCase order;
    private final List<Reserved> reserved = new ArrayList<>();

    /** One reservation; with no quantity left, it has ended. */
    static final class Reserved {
        final String id;
        final PlannedPiece piece;
        private PlatformState owner;
        private int quantity;
        private boolean isGivenBack;

        private Reserved(String id, PlannedPiece piece, PlatformState owner, int quantity) {
            this.id = id;
            this.piece = piece;
            this.owner = owner;
            this.quantity = quantity;
        }

        PlatformState owner() {
            return owner;
        }
    }

    StockDesk(OrderCase order) {
        this.order = order;
    }

    /** Reserves a quantity for a platform, unless it holds a reservation for the piece already. */
    void reserve(PlatformState platform, PlannedPiece piece, int quantity) {
        if (held(platform, piece).isEmpty()) {
            var added = new Reserved(order.reference("R"), piece, platform, quantity);
            reserved.add(added);
            record(EventKind.RESERVED, added, quantity, "");
        }
    }

    /** The goods leave: with them the platform's reservation, or the other one's if it has none. */
    void consume(PlatformState platform, PlannedPiece piece) {
        held(platform, piece)
                .or(() -> held(order.other(platform), piece))
                .ifPresent(found -> end(EventKind.RESERVATION_CONSUMED, found, found.quantity, ""));
    }

    /** Gives a quantity of what a platform has reserved for a piece back to stock. */
    void release(PlatformState platform, PlannedPiece piece, int quantity, String key) {
        held(platform, piece)
                .ifPresent(
                        found -> end(EventKind.RESERVATION_RELEASED, found, Math.min(quantity, found.quantity), key));
    }

    /** Ends a reservation because somebody asks for it. */
    void release(Reserved found, String key) {
        found.isGivenBack = true;
        end(EventKind.RESERVATION_RELEASED, found, found.quantity, key);
    }

    /** Makes the other platform the owner; both know of it, as far as they know the order. */
    void move(Reserved found, String key) {
        found.owner = order.other(found.owner);
        var event = event(EventKind.RESERVATION_MOVED, found, found.quantity, key);
        order.books.enter(event, EstateSystem.INVENTORY);
        order.platforms().stream()
                .filter(platform -> platform.presence() != Presence.ABSENT)
                .forEach(platform -> order.books.enter(event, platform.system()));
    }

    Optional<Reserved> held(PlatformState platform, PlannedPiece piece) {
        for (Reserved one : reserved) {
            if (one.owner == platform && one.piece.equals(piece) && one.quantity > 0) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }

    /** Whether somebody has asked to end a reservation, of a line or of any. */
    boolean isGivenBack(OptionalInt line) {
        return reserved.stream()
                .anyMatch(one -> one.isGivenBack && (line.isEmpty() || line.getAsInt() == one.piece.line()));
    }

    /** All that have not ended, oldest first. */
    List<Reserved> held() {
        return reserved.stream().filter(one -> one.quantity > 0).toList();
    }

    private void end(EventKind kind, Reserved found, int quantity, String key) {
        found.quantity -= quantity;
        record(kind, found, quantity, key);
    }

    private void record(EventKind kind, Reserved found, int quantity, String key) {
        var event = event(kind, found, quantity, key);
        order.books.enter(event, EstateSystem.INVENTORY);
        order.record(event, found.owner);
    }

    private BookEvent event(EventKind kind, Reserved found, int quantity, String key) {
        var occurrence = Occurrence.piece(kind, found.piece, quantity, key).with(found.id);
        return order.books.event(occurrence.in(order.location(found.piece))).ownedBy(found.owner.side);
    }
}
