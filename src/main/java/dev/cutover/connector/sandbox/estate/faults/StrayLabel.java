package dev.cutover.connector.sandbox.estate.faults;

import dev.cutover.connector.sandbox.estate.book.Book;
import dev.cutover.connector.sandbox.estate.book.BookEvent;
import dev.cutover.connector.sandbox.estate.book.EventKind;
import dev.cutover.connector.sandbox.estate.book.OrderBooks;
import dev.cutover.connector.sandbox.estate.book.Presence;
import dev.cutover.connector.sandbox.estate.plan.OrderPlan;
import dev.cutover.connector.sandbox.estate.platform.EstateSystem;
import dev.cutover.connector.sandbox.estate.platform.HashedChance;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * A label for an order that nobody placed. Its id is that of a real order with a suffix, as if somebody had split the
 * real one without telling; no other system knows it. Stateless and thread-safe.
 */
final class StrayLabel {
    private static final String SUFFIX = "-B";
    private static final long SOONEST_MS = 60_000;
    private static final long SPREAD_MS = 240_000;

    private StrayLabel() {}

    /** When it would be bought: some minutes after the real order was placed. */
    static Instant boughtAt(OrderPlan real) {
        return real.placedAt().plusMillis(SOONEST_MS + Math.floorMod(HashedChance.mix(~real.number()), SPREAD_MS));
    }

    /** All that the systems have of the order that nobody placed: the label service its label, the others nothing. */
    static OrderBooks of(OrderPlan real, Instant now) {
        String order = real.id() + SUFFIX;
        var books = new EnumMap<EstateSystem, Book>(EstateSystem.class);
        for (EstateSystem system : OrderBooks.KEEPERS) {
            books.put(system, new Book(system, order, Presence.ABSENT, false, List.of()));
        }
        var bought = bought(order, boughtAt(real));
        books.put(EstateSystem.LABELS, new Book(EstateSystem.LABELS, order, Presence.ACTIVE, false, List.of(bought)));
        var plan = new OrderPlan(
                real.number(),
                order,
                real.key(),
                real.side(),
                real.placedAt(),
                List.of(),
                OptionalLong.empty(),
                OrderPlan.Oddities.NONE);
        return new OrderBooks(plan, now, books, Map.of());
    }

    private static BookEvent bought(String order, Instant at) {
        String id = order + "/label-bought/1.1";
        return new BookEvent(id, EventKind.LABEL_BOUGHT, 1, 1, 0, at, at, 1, order, id, "LB-" + order + "-1.1", 0, "");
    }
}
