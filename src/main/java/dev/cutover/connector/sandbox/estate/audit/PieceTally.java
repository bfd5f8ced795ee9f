package dev.cutover.connector.sandbox.estate.audit;

import dev.cutover.connector.sandbox.estate.book.BookEvent;
import dev.cutover.connector.sandbox.estate.book.EventKind;
import dev.cutover.connector.sandbox.estate.book.OrderBooks;
import dev.cutover.connector.sandbox.estate.plan.PlannedPiece;
import dev.cutover.connector.sandbox.estate.platform.EstateSystem;
import dev.cutover.connector.sandbox.estate.platform.PlatformSide;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What has become of a piece over all books: what is in two of them under one id counts once. Immutable.
 *
 * @param left what warehouse or carrier have seen leaving
 * @param cancelled by any platform that owns the order or has owned it
 */
record PieceTally(PlannedPiece piece, int left, int cancelled) {

    static PieceTally of(PlannedPiece piece, OrderBooks books) {
        var seen = events(piece, books, Stream.of(EstateSystem.WMS, EstateSystem.CARRIER));
        var owners = Stream.of(PlatformSide.values())
                .map(PlatformSide::platform)
                .filter(platform -> OwnedBook.hasOwned(books.of(platform)));
        return new PieceTally(
                piece,
                seen.quantityOnce(LineEvents.LEAVING),
                events(piece, books, owners).quantityOnce(Set.of(EventKind.CANCELLED)));
    }

    private static LineEvents events(PlannedPiece piece, OrderBooks books, Stream<EstateSystem> keepers) {
        List<BookEvent> events = new ArrayList<>();
        keepers.forEach(keeper -> events.addAll(LineEvents.of(books.of(keeper), piece.line())
                .ofPiece(piece.piece())
                .events()));
        return new LineEvents(events);
    }

    /** What was neither sent nor cancelled. */
    int open() {
        return Math.max(0, piece.quantity() - left - cancelled);
    }

    /** Whether something of it was sent although it had been cancelled, wherever. */
    boolean isSentThoughCancelled() {
        return cancelled > 0 && left > 0 && left + cancelled > piece.quantity();
    }
}
