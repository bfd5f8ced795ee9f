package dev.cutover.connector.sandbox.estate.world;

import dev.cutover.connector.sandbox.estate.book.BookEvent;
import dev.cutover.connector.sandbox.estate.book.EventKind;
import dev.cutover.connector.sandbox.estate.book.OrderBooks;
import dev.cutover.connector.sandbox.estate.book.Stage;
import dev.cutover.connector.sandbox.estate.conditions.ConditionTimeline;
import dev.cutover.connector.sandbox.estate.plan.OrderPlan;
import dev.cutover.connector.sandbox.estate.plan.PlannedLine;
import dev.cutover.connector.sandbox.estate.plan.PlannedPiece;
import dev.cutover.connector.sandbox.estate.platform.EstateSystem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Keeps the books of one order: gives events their ids, passes each through the recorder, and gives it the next version
 * of its book. Not thread-safe.
 */
final class BookKeeper {
    private static final Map<EventKind, String> NAMES = new EnumMap<EventKind, String>(
            Arrays.stream(EventKind.values()).collect(Collectors.toMap(kind -> kind, kind -> "/" + kind + "/")));
    private static final int USUAL = 16;

    private final OrderPlan plan;
    private final Agenda agenda;
    private final ConditionTimeline timeline;
    private final EventRecorder recorder;
    private final Map<EstateSystem, List<BookEvent>> books = new EnumMap<>(EstateSystem.class);
    private final Map<EventKind, short[]> counts = new EnumMap<>(EventKind.class);
    private final int pieces;

    BookKeeper(OrderPlan plan, Agenda agenda, ConditionTimeline timeline, EventRecorder recorder) {
        this.plan = plan;
        this.agenda = agenda;
        this.timeline = timeline;
        this.recorder = recorder;
        OrderBooks.KEEPERS.forEach(system -> books.put(system, new ArrayList<>(USUAL)));
        this.pieces = 1
                + plan.lines().stream()
                        .mapToInt(line -> line.pieces().size())
                        .max()
                        .orElse(0);
    }

    /** The events of a system so far, oldest first. */
    List<BookEvent> of(EstateSystem system) {
        return Objects.requireNonNull(books.get(system), "no keeper of a book");
    }

    /** All events of a system up to now, oldest first, once nothing more happens. */
    List<BookEvent> of(EstateSystem system, Instant now) {
        var events = of(system);
        var more = recorder.besides(plan, system, events, now);
        if (more.isEmpty()) {
            return events;
        }
        // In the ms of a command, what comes by itself is there before it; the sort keeps that.
        var all = new ArrayList<>(more);
        all.addAll(events);
        all.sort(Comparator.comparing(BookEvent::recordedAt));
        for (int i = 0; i < all.size(); i++) {
            all.set(i, all.get(i).recordedAs(all.get(i).recordedAt(), i + 1));
        }
        return all;
    }

    /** Makes an event of what happens now. */
    BookEvent event(Occurrence occurrence) {
        String id = id(occurrence);
        var now = Instant.ofEpochMilli(agenda.now());
        return new BookEvent(
                id,
                occurrence.kind(),
                occurrence.line(),
                occurrence.piece(),
                occurrence.quantity(),
                now,
                now,
                0,
                plan.id(),
                occurrence.key().isEmpty() ? id : occurrence.key(),
                occurrence.reference(),
                occurrence.cents(),
                occurrence.location());
    }

    /** Puts an event on record with some systems. */
    void enter(BookEvent event, EstateSystem... systems) {
        for (EstateSystem system : systems) {
            enter(event, system);
        }
    }

    /** Puts an event on record with one system, as of now. */
    void enter(BookEvent event, EstateSystem system) {
        enter(event, system, () -> {});
    }

    /** The same; {@code first} is done right before the system has each record of it, which may be later or never. */
    void enter(BookEvent event, EstateSystem system, Runnable first) {
        for (BookEvent kept : recorder.recorded(plan, system, event)) {
            long at = kept.recordedAt().toEpochMilli();
            if (at > agenda.now()) {
                agenda.plan(at, () -> append(system, kept, first));
            } else {
                append(system, kept, first);
            }
        }
    }

    /** Whether a system has this event on record. */
    boolean has(EstateSystem system, BookEvent event) {
        for (BookEvent known : of(system)) {
            if (known.kind() == event.kind() && known.id().equals(event.id())) {
                return true;
            }
        }
        return false;
    }

    /** The stage that a system last had for a piece; {@link Stage#CREATED} if none. */
    Stage lastStage(EstateSystem system, PlannedPiece piece) {
        var book = of(system);
        for (int i = book.size() - 1; i >= 0; i--) {
            var event = book.get(i);
            if (event.line() == piece.line()
                    && event.piece() == piece.piece()
                    && event.kind().stage().isPresent()) {
                return event.kind().stage().get();
            }
        }
        return Stage.CREATED;
    }

    /** Whether events of this kind are copied to the other platform now. */
    boolean isMirrored(EventKind kind) {
        // A change counts for what happens after it, and orders are placed by the conditions of their whole second.
        long now = kind == EventKind.CREATED ? agenda.now() : agenda.now() - 1;
        return timeline.at(Math.floorDiv(now, 1_000)).mirrors(plan.key(), kind.family());
    }

    /** What is on record of a line when the order is placed. */
    static Occurrence created(PlannedLine line) {
        long cents = line.centsOf(0, line.quantity());
        return new Occurrence(EventKind.CREATED, line.line(), 0, line.quantity(), "", cents, line.location(), "");
    }

    /** A copy of an event, to be put on record now. */
    BookEvent copy(BookEvent event) {
        return event.recordedAs(Instant.ofEpochMilli(agenda.now()), 0);
    }

    private void append(EstateSystem system, BookEvent event, Runnable first) {
        first.run();
        var book = of(system);
        book.add(event.recordedAs(event.recordedAt(), book.size() + 1));
    }

    /** The first event of its kind and piece has no number. */
    private String id(Occurrence occurrence) {
        var ofKind = counts.computeIfAbsent(
                occurrence.kind(), kind -> new short[(plan.lines().size() + 2) * pieces]);
        int number = ++ofKind[occurrence.line() * pieces + occurrence.piece()];
        String id = plan.id() + NAMES.get(occurrence.kind()) + occurrence.line() + "." + occurrence.piece();
        return number == 1 ? id : id + "/" + number;
    }
}
