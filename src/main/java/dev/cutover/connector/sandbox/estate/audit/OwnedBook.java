package dev.cutover.connector.sandbox.estate.audit;

import dev.cutover.connector.sandbox.estate.book.Book;
import dev.cutover.connector.sandbox.estate.book.Presence;

/** Whether the platform of a book owns the order. Stateless and thread-safe. */
final class OwnedBook {
    private OwnedBook() {}

    static boolean owns(Book book) {
        return book.presence() == Presence.ACTIVE;
    }

    /** Whether it owns the order now, or has given it up. */
    static boolean hasOwned(Book book) {
        return owns(book) || book.presence() == Presence.RELEASED;
    }
}
