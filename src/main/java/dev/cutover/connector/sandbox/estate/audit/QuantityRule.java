package dev.cutover.connector.sandbox.estate.audit;

import dev.cutover.connector.sandbox.estate.book.Book;
import dev.cutover.connector.sandbox.estate.book.BookEvent;
import dev.cutover.connector.sandbox.estate.book.EventKind;
import dev.cutover.connector.sandbox.estate.book.OrderBooks;
import dev.cutover.connector.sandbox.estate.book.Presence;
import dev.cutover.connector.sandbox.estate.plan.PlannedLine;
import dev.cutover.connector.sandbox.estate.plan.PlannedPiece;
import dev.cutover.connector.sandbox.estate.platform.PlatformSide;
import java.time.Instant;
import java.util.Set;

/**
 * {@link Invariant#ORDERED_ADDS_UP}. Ordered is what the customer ordered, and the book must say so. Shipped and
 * cancelled are what the book says, open is what remains of each piece, or what is worked on after it was cancelled. A
 * line that only the book has is open, and adds up.
 */
final class QuantityRule implements BooksRule {
    private static final Set<EventKind> WORKED_ON = Set.of(EventKind.PICKED, EventKind.PACKED);

    @Override
    public void judge(OrderBooks books, Found found) {
        for (var side : PlatformSide.values()) {
            var book = books.of(side.platform());
            if (hasOwned(book)) {
                books.plan().lines().stream()
                        .filter(line -> !addsUp(line, LineEvents.of(book, line.line())))
                        .forEach(line -> found.breach(Invariant.ORDERED_ADDS_UP, line.line()));
            }
        }
    }

    static boolean hasOwned(Book book) {
        return book.presence() == Presence.ACTIVE || book.presence() == Presence.RELEASED;
    }

    private static boolean addsUp(PlannedLine line, LineEvents events) {
        int accounted = 0;
        for (var piece : line.pieces()) {
            accounted += accounted(piece, events.ofPiece(piece.piece()));
        }
        return events.quantity(EventKind.CREATED) == line.quantity() && accounted == line.quantity();
    }

    /** Shipped, cancelled and open of one piece. */
    private static int accounted(PlannedPiece piece, LineEvents events) {
        int shipped = events.quantity(LineEvents.LEAVING);
        int cancelled = events.quantity(EventKind.CANCELLED);
        int open = Math.max(0, piece.quantity() - shipped - cancelled);
        return shipped + cancelled + (shipped == 0 ? Math.max(open, resurrected(events)) : open);
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
