package dev.cutover.connector.sandbox.estate.records;

import dev.cutover.connector.sandbox.estate.book.Book;
import dev.cutover.connector.sandbox.estate.book.BookEvent;
import dev.cutover.connector.sandbox.estate.book.BookView;
import dev.cutover.connector.sandbox.estate.book.OrderBooks;
import dev.cutover.connector.sandbox.estate.plan.OrderPlan;
import dev.cutover.connector.sandbox.estate.plan.PlannedLine;
import dev.cutover.connector.sandbox.estate.platform.EstateSystem;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/** One order as one system has it on record, which is something. Immutable. */
record OrderEntry(OrderPlan plan, Book book, BookView view, SchemaBreaks breaks) {
    static OrderEntry of(OrderBooks books, EstateSystem system, SchemaBreaks breaks) {
        return new OrderEntry(books.plan(), books.of(system), BookView.of(books, system), breaks);
    }

    /** When the system last put something about the order on record. */
    Instant updatedAt() {
        return last().recordedAt();
    }

    /** How a row was written that this event was the last to change. */
    Spelling spelling(BookEvent event) {
        return breaks.isBroken(book.system(), plan, event) ? Spelling.BROKEN : Spelling.USUAL;
    }

    /** The same for rows that every event of the order changes. */
    Spelling spelling() {
        return spelling(last());
    }

    private BookEvent last() {
        return book.events().get(book.events().size() - 1);
    }

    /** The last event about a reservation or a label. */
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
