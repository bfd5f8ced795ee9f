package dev.cutover.connector.sandbox.estate.book;

import dev.cutover.connector.sandbox.estate.plan.OrderPlan;
import dev.cutover.connector.sandbox.estate.plan.PlannedLine;
import dev.cutover.connector.sandbox.estate.platform.EstateSystem;
import dev.cutover.connector.sandbox.estate.platform.PlatformSide;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** A book written by hand: each event a minute after the one before. Not thread-safe. */
public final class WrittenBook {
    public static final Instant START = Instant.parse("2026-11-28T22:00:00Z");
    public static final String ORDER = "SO-000000000007";

    private final List<BookEvent> events = new ArrayList<>();
    private final EstateSystem system;

    public WrittenBook(EstateSystem system) {
        this.system = system;
    }

    public WrittenBook add(EventKind kind, int line, int piece, int quantity) {
        return add(kind, line, piece, quantity, "", 0);
    }

    public WrittenBook add(EventKind kind, int line, int piece, int quantity, String reference, long cents) {
        int number = events.size() + 1;
        String id = ORDER + "/" + kind + "/" + line + "." + piece + "/" + number;
        var at = START.plus(Duration.ofMinutes(number - 1));
        var event = new BookEvent(id, kind, line, piece, quantity, at, at, number, ORDER, id, reference, cents, "dc-1");
        // The new platform reserves; what is moved comes to the old one.
        boolean isMoved = kind == EventKind.RESERVATION_MOVED;
        events.add(
                kind.family() == EventFamily.RESERVATIONS
                        ? event.ownedBy(isMoved ? PlatformSide.OLD : PlatformSide.NEW)
                        : event);
        return this;
    }

    /** The last event once more, as a system has it that was told twice. */
    public WrittenBook again() {
        var last = events.get(events.size() - 1);
        events.add(recorded(last, last.recordedAt().plusSeconds(1)));
        return this;
    }

    /** The last event changes places with the one before: it was recorded first although it happened later. */
    public WrittenBook swapped() {
        var last = events.remove(events.size() - 1);
        var before = events.remove(events.size() - 1);
        events.add(last);
        events.add(recorded(before, last.recordedAt().plusSeconds(1)));
        return this;
    }

    /** With the books of all other systems empty. */
    public OrderBooks books() {
        return books(Presence.ACTIVE);
    }

    public OrderBooks books(Presence presence) {
        var books = new EnumMap<EstateSystem, Book>(EstateSystem.class);
        for (EstateSystem other : EstateSystem.values()) {
            books.put(other, new Book(other, ORDER, Presence.ABSENT, false, List.of()));
        }
        books.put(system, new Book(system, ORDER, presence, false, events));
        return new OrderBooks(plan(), START.plus(Duration.ofHours(1)), books, Map.of());
    }

    private static OrderPlan plan() {
        var lines = List.of(
                new PlannedLine(1, "sku-1", 2, 1_000, 166, "dc-1", List.of()),
                new PlannedLine(2, "sku-2", 1, 500, 41, "dc-1", List.of()));
        return new OrderPlan(
                7,
                ORDER,
                0,
                PlatformSide.NEW,
                START,
                lines,
                OptionalLong.empty(),
                new OrderPlan.Delays(0, 0, 0),
                OrderPlan.Oddities.NONE);
    }

    private BookEvent recorded(BookEvent event, Instant at) {
        return event.recordedAs(at, events.size() + 1);
    }
}
