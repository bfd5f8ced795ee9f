package dev.cutover.connector.sandbox.estate.book;

import dev.cutover.connector.sandbox.estate.command.CommandOutcome;
import dev.cutover.connector.sandbox.estate.plan.OrderPlan;
import dev.cutover.connector.sandbox.estate.platform.EstateSystem;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One order as all systems have it at an instant. The storefront has when it was placed; the two platforms have their
 * own books; inventory, warehouse, labels, carrier and payments have the facts that nobody can argue with. Written out,
 * the same books are the same text. Immutable.
 *
 * @param plan the order as it was placed
 * @param books of each system that keeps a book: {@code storefront}, {@code legacy-oms}, {@code orchestrator},
 *     {@code inventory}, {@code wms}, {@code labels}, {@code carrier} and {@code payments}
 * @param outcomes of each command for this order, by idempotency key
 */
public record OrderBooks(
        OrderPlan plan, Instant at, Map<EstateSystem, Book> books, Map<String, CommandOutcome> outcomes) {

    /** The systems that keep a book. */
    public static final List<EstateSystem> KEEPERS = List.of(
            EstateSystem.STOREFRONT,
            EstateSystem.LEGACY_OMS,
            EstateSystem.ORCHESTRATOR,
            EstateSystem.INVENTORY,
            EstateSystem.WMS,
            EstateSystem.LABELS,
            EstateSystem.CARRIER,
            EstateSystem.PAYMENTS);

    public OrderBooks {
        books = Collections.unmodifiableMap(new EnumMap<>(books));
        outcomes = outcomes.isEmpty() ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(outcomes));
    }

    /** The book of a system; empty of events for a system that does not know the order. */
    public Book of(EstateSystem system) {
        var book = books.get(system);
        if (book == null) {
            throw new IllegalArgumentException(system + " keeps no book");
        }
        return book;
    }
}
