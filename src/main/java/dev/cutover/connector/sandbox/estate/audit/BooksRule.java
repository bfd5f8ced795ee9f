package dev.cutover.connector.sandbox.estate.audit;

import dev.cutover.connector.sandbox.estate.book.OrderBooks;

/** Finds what breaks one kind of invariant in the books of an order. Implementations are stateless and thread-safe. */
interface BooksRule {
    void judge(OrderBooks books, Found found);

    /** Gets each line in which an invariant is not true; the same one possibly several times. */
    interface Found {
        void breach(Invariant invariant, int line);
    }
}
