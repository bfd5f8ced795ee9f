package dev.cutover.connector.sandbox.estate.records;

import dev.cutover.connector.sandbox.estate.book.Book;
import dev.cutover.connector.sandbox.estate.book.BookEvent;
import dev.cutover.connector.sandbox.estate.book.BookView;
import dev.cutover.connector.sandbox.estate.book.OrderBooks;
import dev.cutover.connector.sandbox.estate.book.Presence;
import dev.cutover.connector.sandbox.estate.plan.OrderPlan;
import dev.cutover.connector.sandbox.estate.plan.PlannedLine;
import dev.cutover.connector.sandbox.estate.platform.EstateSystem;
import dev.cutover.connector.sandbox.estate.platform.PlatformSide;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/** One order as one system has it on record, which is something. Not thread-safe, as its view is not. */
record OrderEntry(OrderBooks books, Book book, BookView view, SchemaBreaks breaks) {

    static OrderEntry of(OrderBooks books, EstateSystem system, SchemaBreaks breaks) {
        return new OrderEntry(books, books.of(system), BookView.of(books, system), breaks);
    }

    OrderPlan plan() {
        return books.plan();
    }

    /**
     * What the stages are read from: the system's own book. The storefront shows what the platform tells it that owns
     * the order, or without an owner, the one that it was routed to.
     */
    BookView told() {
        if (book.system() != EstateSystem.STOREFRONT) {
            return view;
        }
        var routed = books.of(plan().side().platform());
        var other = books.of(plan().side().other().platform());
        boolean isElsewhere = routed.presence() != Presence.ACTIVE && other.presence() == Presence.ACTIVE;
        var owner = isElsewhere ? other : routed;
        return owner.isEmpty() ? view : BookView.of(books, owner.system());
    }

    /** Of rows that every event of the order may change; for those of {@link #told}, also those of the platforms. */
    String version() {
        return book.system() == EstateSystem.STOREFRONT
                ? versionWith(EstateSystem.LEGACY_OMS, EstateSystem.ORCHESTRATOR)
                : Integer.toString(book.version());
    }

    /** Of rows that the books of other systems may change as well. */
    String versionWith(EstateSystem... others) {
        int version = book.version();
        for (EstateSystem other : others) {
            version += books.of(other).version();
        }
        return Integer.toString(version);
    }

    /** Of a platform's order: the side that the platform is. */
    PlatformSide side() {
        return plan().side().platform() == book.system()
                ? plan().side()
                : plan().side().other();
    }

    /** When the system last put something about the order on record. */
    Instant updatedAt() {
        return last().recordedAt();
    }

    /** How a row was written that this event was the last to change. */
    Spelling spelling(BookEvent event) {
        return breaks.isBroken(book.system(), plan(), event) ? Spelling.BROKEN : Spelling.USUAL;
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
        return plan().lines().stream().filter(planned -> planned.line() == line).findFirst();
    }
}
