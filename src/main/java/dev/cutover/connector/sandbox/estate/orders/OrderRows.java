package dev.cutover.connector.sandbox.estate.orders;

import dev.cutover.connector.sandbox.estate.book.Book;
import dev.cutover.connector.sandbox.estate.book.BookEvent;
import dev.cutover.connector.sandbox.estate.book.EventKind;
import dev.cutover.connector.sandbox.estate.book.OrderBooks;
import dev.cutover.connector.sandbox.estate.book.Presence;
import dev.cutover.connector.sandbox.estate.plan.OrderPlan;
import dev.cutover.connector.sandbox.estate.plan.PlannedLine;
import dev.cutover.connector.sandbox.estate.platform.EstateException;
import dev.cutover.connector.sandbox.estate.platform.EstateSystem;
import dev.cutover.connector.sandbox.estate.platform.RoutingKeys;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashSet;
import java.util.function.Consumer;

/**
 * The rows that one system has of an order: none, one, or two where it handled the order twice. The storefront and the
 * ingress show how far the platform is that owns the order. Stateless and thread-safe.
 */
public final class OrderRows {
    private final EstateSystem system;
    private final RoutingKeys routingKeys;

    /**
     * The rows of one system.
     *
     * @throws EstateException if the system keeps no orders
     */
    public OrderRows(EstateSystem system, RoutingKeys routingKeys) {
        if (!keepsOrders(system)) {
            throw new EstateException(
                    system + " keeps no orders", "ask storefront, ingress, legacy-oms, orchestrator, wms or carrier");
        }
        this.system = system;
        this.routingKeys = routingKeys;
    }

    public static boolean keepsOrders(EstateSystem system) {
        return switch (system) {
            case STOREFRONT, INGRESS, LEGACY_OMS, ORCHESTRATOR, WMS, CARRIER -> true;
            default -> false;
        };
    }

    /** Passes on the rows that the system has of an order. */
    public void show(OrderBooks books, Consumer<OrderRow> consumer) {
        boolean isFront = system == EstateSystem.STOREFRONT || system == EstateSystem.INGRESS;
        var book = isFront ? owner(books) : books.of(system);
        if (!isFront && book.isEmpty()) {
            return;
        }
        var row = row(books.plan(), book);
        consumer.accept(row);
        if (books.plan().oddities().duplicated() && isDoubled(books.plan())) {
            consumer.accept(row);
        }
    }

    /** The book of the platform that owns the order; without an owner, of the one that it was routed to. */
    private static Book owner(OrderBooks books) {
        var side = books.plan().side();
        var intended = books.of(side.platform());
        var other = books.of(side.other().platform());
        boolean isElsewhere = intended.presence() != Presence.ACTIVE && other.presence() == Presence.ACTIVE;
        return isElsewhere ? other : intended;
    }

    private OrderRow row(OrderPlan plan, Book book) {
        long tax = plan.lines().stream().mapToLong(PlannedLine::taxCents).sum();
        long cents = 0;
        Instant updated = plan.placedAt();
        var lines = new HashSet<Integer>();
        for (BookEvent event : book.events()) {
            if (event.kind() == EventKind.CREATED && lines.add(event.line())) {
                cents += event.cents();
            }
            updated = event.kind().stage().isPresent() ? event.recordedAt() : updated;
        }
        if (lines.isEmpty()) {
            cents = plan.lines().stream()
                    .mapToLong(line -> line.centsOf(0, line.quantity()))
                    .sum();
        }
        return new OrderRow(
                plan.id(),
                routingKeys.key(plan.key()),
                HeaderStatus.of(plan, book),
                plan.placedAt(),
                updated,
                plan.side().platform(),
                lines.isEmpty() ? plan.lines().size() : lines.size(),
                BigDecimal.valueOf(cents - tax, 2),
                BigDecimal.valueOf(tax, 2));
    }

    private boolean isDoubled(OrderPlan plan) {
        return system == plan.side().platform() || system == EstateSystem.WMS || system == EstateSystem.CARRIER;
    }
}
