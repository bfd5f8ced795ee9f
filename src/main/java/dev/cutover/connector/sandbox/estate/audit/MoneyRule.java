package dev.cutover.connector.sandbox.estate.audit;

import dev.cutover.connector.sandbox.estate.book.BookEvent;
import dev.cutover.connector.sandbox.estate.book.EventKind;
import dev.cutover.connector.sandbox.estate.book.OrderBooks;
import dev.cutover.connector.sandbox.estate.platform.EstateSystem;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * {@link Invariant#REFUNDED_WITHIN_CAPTURED}: money is where it is, so only the book of payments counts. A movement
 * that is on record twice moved once.
 */
final class MoneyRule implements BooksRule {
    @Override
    public void judge(OrderBooks books, Found found) {
        var events = books.of(EstateSystem.PAYMENTS).events().stream()
                .filter(event -> event.kind() == EventKind.CAPTURED || event.kind() == EventKind.REFUNDED)
                .toList();
        // Money that is not of a single line can only be compared over the whole order.
        boolean byLine = events.stream().noneMatch(event -> event.line() == 0);
        balances(events, byLine).forEach((line, cents) -> {
            if (cents < 0) {
                found.breach(Invariant.REFUNDED_WITHIN_CAPTURED, line);
            }
        });
    }

    /** What is left of what was captured, in cents. */
    private static Map<Integer, Long> balances(List<BookEvent> events, boolean byLine) {
        var balances = new TreeMap<Integer, Long>();
        var known = new HashSet<String>();
        for (var event : events) {
            if (!known.add(event.id())) {
                continue;
            }
            long cents = event.kind() == EventKind.CAPTURED ? event.cents() : -event.cents();
            balances.merge(byLine ? event.line() : 0, cents, Long::sum);
        }
        return balances;
    }
}
