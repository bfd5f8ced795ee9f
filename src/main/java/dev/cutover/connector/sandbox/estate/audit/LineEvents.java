package dev.cutover.connector.sandbox.estate.audit;

import dev.cutover.connector.sandbox.estate.book.Book;
import dev.cutover.connector.sandbox.estate.book.BookEvent;
import dev.cutover.connector.sandbox.estate.book.EventKind;
import dev.cutover.connector.sandbox.estate.plan.OrderPlan;
import dev.cutover.connector.sandbox.estate.plan.PlannedPiece;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The events of one line, or of one of its pieces, in a book. Every entry counts, also one that is there twice. */
record LineEvents(List<BookEvent> events) {
    /** Goods are on their way to the customer, or theirs already. */
    static final Set<EventKind> LEAVING = Set.of(EventKind.SHIPPED, EventKind.COLLECTED);

    static LineEvents of(Book book, int line) {
        return new LineEvents(
                book.events().stream().filter(event -> event.line() == line).toList());
    }

    LineEvents ofPiece(int piece) {
        return new LineEvents(
                events.stream().filter(event -> event.piece() == piece).toList());
    }

    Stream<BookEvent> of(Set<EventKind> kinds) {
        return events.stream().filter(event -> kinds.contains(event.kind()));
    }

    int quantity(Set<EventKind> kinds) {
        return of(kinds).mapToInt(BookEvent::quantity).sum();
    }

    /** The same without what is on record again under the same id. */
    int quantityOnce(Set<EventKind> kinds) {
        return of(kinds)
                .collect(Collectors.toMap(BookEvent::id, BookEvent::quantity, (one, again) -> one))
                .values()
                .stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    int quantity(EventKind kind) {
        return quantity(Set.of(kind));
    }

    /** The pieces of an order as it was placed. */
    static Stream<PlannedPiece> pieces(OrderPlan plan) {
        return plan.lines().stream().flatMap(line -> line.pieces().stream());
    }
}
