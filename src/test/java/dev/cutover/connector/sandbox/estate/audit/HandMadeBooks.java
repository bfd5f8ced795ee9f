package dev.cutover.connector.sandbox.estate.audit;

import dev.cutover.connector.sandbox.estate.book.Book;
import dev.cutover.connector.sandbox.estate.book.BookEvent;
import dev.cutover.connector.sandbox.estate.book.EventKind;
import dev.cutover.connector.sandbox.estate.book.OrderBooks;
import dev.cutover.connector.sandbox.estate.book.Presence;
import dev.cutover.connector.sandbox.estate.plan.Branch;
import dev.cutover.connector.sandbox.estate.plan.OrderPlan;
import dev.cutover.connector.sandbox.estate.plan.PlannedLine;
import dev.cutover.connector.sandbox.estate.plan.PlannedPiece;
import dev.cutover.connector.sandbox.estate.platform.EstateSystem;
import dev.cutover.connector.sandbox.estate.platform.PlatformSide;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Books that are written by hand: of an order with one line, of two pieces of which the first has a quantity of 2 and
 * the second of 1. Events follow each other by a minute.
 */
final class HandMadeBooks {
    static final String ORDER = "SO-000000000007";

    private static final Instant PLACED = Instant.parse("2026-01-15T02:00:00Z");
    private static final List<EstateSystem> KEEPERS = List.of(
            EstateSystem.STOREFRONT,
            EstateSystem.LEGACY_OMS,
            EstateSystem.ORCHESTRATOR,
            EstateSystem.INVENTORY,
            EstateSystem.WMS,
            EstateSystem.LABELS,
            EstateSystem.CARRIER,
            EstateSystem.PAYMENTS);

    private final Map<EstateSystem, List<BookEvent>> events = new EnumMap<>(EstateSystem.class);
    private final Map<EstateSystem, Presence> presences = new EnumMap<>(EstateSystem.class);
    private int written;

    HandMadeBooks() {
        KEEPERS.forEach(system -> events.put(system, new ArrayList<>()));
        presence(EstateSystem.LEGACY_OMS, Presence.ACTIVE);
        presence(EstateSystem.ORCHESTRATOR, Presence.ABSENT);
        write(EstateSystem.LEGACY_OMS, EventKind.CREATED, 0, 3, "", 0);
    }

    HandMadeBooks presence(EstateSystem platform, Presence presence) {
        presences.put(platform, presence);
        return this;
    }

    /** About a quantity of a piece. */
    HandMadeBooks write(EstateSystem system, EventKind kind, int piece, int quantity) {
        return write(system, kind, piece, quantity, "", 0);
    }

    /** About the label or the like of a piece. */
    HandMadeBooks write(EstateSystem system, EventKind kind, int piece, String reference) {
        return write(system, kind, piece, 0, reference, 0);
    }

    /** About money of the line. */
    HandMadeBooks pay(EventKind kind, long cents) {
        return write(EstateSystem.PAYMENTS, kind, 0, 0, "", cents);
    }

    /** The last event of a system once more, under the same id. */
    HandMadeBooks again(EstateSystem system) {
        var book = events.get(system);
        book.add(book.get(book.size() - 1));
        return this;
    }

    /** The last event of a system as a copy in another one's book. */
    HandMadeBooks copied(EstateSystem from, EstateSystem to) {
        var book = events.get(from);
        events.get(to).add(book.get(book.size() - 1));
        return this;
    }

    private HandMadeBooks write(
            EstateSystem system, EventKind kind, int piece, int quantity, String reference, long cents) {
        written++;
        String id = "E-" + written;
        var at = PLACED.plusSeconds(60L * written);
        events.get(system)
                .add(new BookEvent(
                        id,
                        kind,
                        1,
                        piece,
                        quantity,
                        at,
                        at,
                        events.get(system).size() + 1,
                        ORDER,
                        id,
                        reference,
                        cents,
                        ""));
        return this;
    }

    OrderBooks books() {
        var books = new EnumMap<EstateSystem, Book>(EstateSystem.class);
        KEEPERS.forEach(system -> books.put(
                system,
                new Book(system, ORDER, presences.getOrDefault(system, Presence.ACTIVE), false, events.get(system))));
        return new OrderBooks(plan(), PLACED.plusSeconds(3_600), books, Map.of());
    }

    private static OrderPlan plan() {
        return new OrderPlan(
                7,
                ORDER,
                0,
                PlatformSide.OLD,
                PLACED,
                List.of(new PlannedLine(1, "SKU-1", 3, 1_000, 30, "us-east-1", List.of(piece(1, 2), piece(2, 1)))),
                OptionalLong.empty(),
                new OrderPlan.Delays(0, 0, 0),
                OrderPlan.Oddities.NONE);
    }

    private static PlannedPiece piece(int number, int quantity) {
        return new PlannedPiece(1, number, quantity, Branch.SHIP, 0, 1, 1, 1, 1, PlannedPiece.NEVER);
    }
}
