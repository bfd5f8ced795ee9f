package dev.cutover.connector.sandbox.estate.records;

import dev.cutover.connector.sandbox.estate.book.Book;
import dev.cutover.connector.sandbox.estate.book.BookEvent;
import dev.cutover.connector.sandbox.estate.book.BookView;
import dev.cutover.connector.sandbox.estate.plan.OrderPlan;
import dev.cutover.connector.sandbox.estate.plan.PlannedLine;
import dev.cutover.connector.sandbox.estate.platform.PlatformSide;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/** One order as one system has it on record. Immutable. */
record OrderEntry(OrderPlan plan, Book book, BookView view, Spelling spelling) {
    private static final Comparator<BookEvent> BY_RECORDING = Comparator.comparing(BookEvent::recordedAt);

    static OrderEntry of(OrderPlan plan, Book book, Spelling spelling) {
        return new OrderEntry(plan, book, new BookView(book, owner(plan, book)), spelling);
    }

    /** A platform reserves for itself. */
    private static PlatformSide owner(OrderPlan plan, Book book) {
        for (PlatformSide side : PlatformSide.values()) {
            if (side.platform() == book.system()) {
                return side;
            }
        }
        return plan.side();
    }

    /** When the system last put something about the order on record. */
    Instant updatedAt() {
        return book.events().stream()
                .max(BY_RECORDING)
                .map(BookEvent::recordedAt)
                .orElse(plan.placedAt());
    }

    /** The last event about a reservation, a label, a shipment. */
    BookEvent lastAbout(String reference) {
        return book.events().stream()
                .filter(event -> event.reference().equals(reference))
                .max(Comparator.comparing(BookEvent::version))
                .orElseThrow();
    }

    /** The line as it was placed; empty for one that only this book has. */
    Optional<PlannedLine> planned(int line) {
        return plan.lines().stream().filter(planned -> planned.line() == line).findFirst();
    }

    String version() {
        return Integer.toString(book.version());
    }
}
