package dev.cutover.connector.sandbox.estate.audit;

import dev.cutover.connector.sandbox.estate.book.Book;
import dev.cutover.connector.sandbox.estate.book.EventKind;
import dev.cutover.connector.sandbox.estate.book.OrderBooks;
import dev.cutover.connector.sandbox.estate.book.Presence;
import dev.cutover.connector.sandbox.estate.plan.PlannedLine;
import dev.cutover.connector.sandbox.estate.platform.EstateSystem;
import dev.cutover.connector.sandbox.estate.platform.PlatformSide;

/**
 * {@link Invariant#RETURNED_WITHIN_SHIPPED}, in the book of each platform that owns the order or has owned it. Of a
 * platform that has given the order up, what the warehouse shipped counts, too: it may not have heard of the shipment.
 */
final class ReturnRule implements BooksRule {
    @Override
    public void judge(OrderBooks books, Found found) {
        for (var side : PlatformSide.values()) {
            var book = books.of(side.platform());
            if (OwnedBook.hasOwned(book)) {
                books.plan().lines().stream()
                        .filter(line -> LineEvents.of(book, line.line()).quantity(EventKind.RETURNED)
                                > shipped(line, book, books))
                        .forEach(line -> found.breach(Invariant.RETURNED_WITHIN_SHIPPED, line.line()));
            }
        }
    }

    private static int shipped(PlannedLine line, Book book, OrderBooks books) {
        int onRecord = LineEvents.of(book, line.line()).quantity(LineEvents.LEAVING);
        return book.presence() == Presence.ACTIVE
                ? onRecord
                : Math.max(
                        onRecord,
                        LineEvents.of(books.of(EstateSystem.WMS), line.line()).quantity(LineEvents.LEAVING));
    }
}
