package dev.cutover.connector.sandbox.estate.faults;

import dev.cutover.connector.sandbox.estate.book.Book;
import dev.cutover.connector.sandbox.estate.book.BookEvent;
import dev.cutover.connector.sandbox.estate.book.EventKind;
import dev.cutover.connector.sandbox.estate.book.OrderBooks;
import dev.cutover.connector.sandbox.estate.book.Presence;
import dev.cutover.connector.sandbox.estate.plan.OrderPlan;
import dev.cutover.connector.sandbox.estate.platform.EstateSystem;
import dev.cutover.connector.sandbox.estate.platform.HashedChance;
import dev.cutover.connector.sandbox.estate.platform.OrderId;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * A label for an order that nobody placed. No other system knows it.
 *
 * @param plan of the order that nobody placed: without lines, and with the segment and the time of a real one
 */
record StrayLabel(OrderPlan plan) {
    private static final long SOONEST_MS = 60_000;
    private static final long SPREAD_MS = 240_000;

    StrayLabel(OrderPlan real, OrderId id) {
        this(new OrderPlan(
                id.number(),
                id.toString(),
                real.key(),
                real.side(),
                real.placedAt(),
                List.of(),
                OptionalLong.empty(),
                real.delays(),
                OrderPlan.Oddities.NONE));
    }

    /** Some minutes after the real order was placed. */
    Instant boughtAt() {
        return plan.placedAt().plusMillis(SOONEST_MS + Math.floorMod(HashedChance.mix(plan.number()), SPREAD_MS));
    }

    /** All that the systems have of it: the label service its label, the others nothing. */
    OrderBooks books(Instant now) {
        var books = new EnumMap<EstateSystem, Book>(EstateSystem.class);
        for (EstateSystem system : OrderBooks.KEEPERS) {
            books.put(system, new Book(system, plan.id(), Presence.ABSENT, false, List.of()));
        }
        books.put(
                EstateSystem.LABELS,
                new Book(EstateSystem.LABELS, plan.id(), Presence.ACTIVE, false, List.of(bought())));
        return new OrderBooks(plan, now, books, Map.of());
    }

    private BookEvent bought() {
        String order = plan.id();
        String id = order + "/" + EventKind.LABEL_BOUGHT + "/1.1";
        return new BookEvent(
                id, EventKind.LABEL_BOUGHT, 1, 1, 1, boughtAt(), boughtAt(), 1, order, id, order + "-L1", 0, "");
    }
}
