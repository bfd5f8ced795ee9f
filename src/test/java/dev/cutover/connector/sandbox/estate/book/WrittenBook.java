package dev.cutover.connector.sandbox.estate.book;

import dev.cutover.connector.sandbox.estate.platform.EstateSystem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

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
        String id = ORDER + "/" + kind + "/" + line + "." + piece;
        var at = START.plus(Duration.ofMinutes(number - 1));
        events.add(new BookEvent(id, kind, line, piece, quantity, at, at, number, ORDER, id, reference, cents, "dc-1"));
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

    public Book book() {
        return book(Presence.ACTIVE);
    }

    public Book book(Presence presence) {
        return new Book(system, ORDER, presence, false, events);
    }

    private BookEvent recorded(BookEvent event, Instant at) {
        return new BookEvent(
                event.id(),
                event.kind(),
                event.line(),
                event.piece(),
                event.quantity(),
                event.happenedAt(),
                at,
                events.size() + 1,
                event.correlation(),
                event.key(),
                event.reference(),
                event.cents(),
                event.location());
    }
}
