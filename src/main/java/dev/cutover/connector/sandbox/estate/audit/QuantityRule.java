package dev.cutover.connector.sandbox.estate.audit;

import dev.cutover.connector.sandbox.estate.book.Book;
import dev.cutover.connector.sandbox.estate.book.BookEvent;
import dev.cutover.connector.sandbox.estate.book.EventKind;
import dev.cutover.connector.sandbox.estate.book.OrderBooks;
import dev.cutover.connector.sandbox.estate.plan.PlannedLine;
import dev.cutover.connector.sandbox.estate.plan.PlannedPiece;
import dev.cutover.connector.sandbox.estate.platform.PlatformSide;
import java.time.Instant;
import java.util.Set;

/**
 * {@link Invariant#ORDERED_ADDS_UP}. Ordered is what the customer ordered, and the book must say so. Shipped and
 * cancelled are what the book says, open is what remains of each piece, or what is worked on after it was cancelled;
 * what was delivered or returned without having been shipped is none of the three. A line that only the book has is
 * open, and adds up. Nor does a line add up of which something was cancelled by one platform and sent by the other.
 */
final class QuantityRule implements BooksRule {
    private static final Set<EventKind> WORKED_ON = Set.of(EventKind.PICKED, EventKind.PACKED);

    @Override
    public void judge(OrderBooks books, Found found) {
        for (var side : PlatformSide.values()) {
            var book = books.of(side.platform());
            if (OwnedBook.hasOwned(book)) {
                books.plan().lines().stream()
                        .filter(line -> !addsUp(line, book))
                        .forEach(line -> found.breach(Invariant.ORDERED_ADDS_UP, line.line()));
            }
        }
        LineEvents.pieces(books.plan())
                .filter(piece -> PieceTally.of(piece, books).isSentThoughCancelled())
                .forEach(piece -> found.breach(Invariant.ORDERED_ADDS_UP, piece.line()));
    }

    private static boolean addsUp(PlannedLine line, Book book) {
        var events = LineEvents.of(book, line.line());
        int accounted = 0;
        for (var piece : line.pieces()) {
            accounted += accounted(piece, events.ofPiece(piece.piece()), OwnedBook.owns(book));
        }
        return events.quantity(EventKind.CREATED) == line.quantity() && accounted == line.quantity();
    }

    /**
     * Shipped, cancelled and open of one piece.
     *
     * @param isOwn whether the platform owns the order; one that has given it up need not hear of a shipment
     */
    private static int accounted(PlannedPiece piece, LineEvents events, boolean isOwn) {
        int shipped = events.quantity(LineEvents.LEAVING);
        int cancelled = events.quantity(EventKind.CANCELLED);
        int gone = isOwn ? Math.min(piece.quantity(), gone(events)) : 0;
        int open = Math.max(0, piece.quantity() - Math.max(shipped, gone) - cancelled);
        return shipped + cancelled + (shipped == 0 ? Math.max(open, resurrected(events)) : open);
    }

    /** The quantity that has left by what came after its shipment. */
    private static int gone(LineEvents events) {
        return Math.max(
                events.quantityOnce(Set.of(EventKind.DELIVERED)), events.quantityOnce(Set.of(EventKind.RETURNED)));
    }

    /** The quantity that was worked on although all of it had been cancelled. */
    private static int resurrected(LineEvents events) {
        var cancelledAt = events.of(Set.of(EventKind.CANCELLED))
                .map(BookEvent::happenedAt)
                .max(Instant::compareTo);
        return cancelledAt
                .map(since -> events.of(WORKED_ON)
                        .filter(event -> event.happenedAt().isAfter(since))
                        .mapToInt(BookEvent::quantity)
                        .max()
                        .orElse(0))
                .orElse(0);
    }
}
