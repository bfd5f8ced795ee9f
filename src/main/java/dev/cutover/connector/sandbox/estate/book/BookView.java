package dev.cutover.connector.sandbox.estate.book;

import dev.cutover.connector.sandbox.estate.platform.PlatformSide;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a book says of its order: the events of the book taken together, in the order in which they happened, so that an
 * event which was recorded late has no other effect than one in time. An event that stands in the book twice counts
 * twice. Immutable.
 */
public final class BookView {
    private static final Comparator<BookEvent> BY_TIME = Comparator.comparing(BookEvent::happenedAt);

    private final PlatformSide side;
    private final List<BookEvent> events;
    private final Map<Integer, LineTally> tallies = new TreeMap<>();
    private final List<StageMove> moves = new ArrayList<>();

    /** @param side the platform that reservations of the order were made for */
    public BookView(Book book, PlatformSide side) {
        this.side = side;
        this.events = inOrder(book.events());
        for (BookEvent event : events) {
            event.kind().stage().ifPresent(stage -> take(event, stage));
        }
    }

    /** Most books are in order already. */
    private static List<BookEvent> inOrder(List<BookEvent> events) {
        for (int i = 1; i < events.size(); i++) {
            if (events.get(i).happenedAt().isBefore(events.get(i - 1).happenedAt())) {
                return events.stream().sorted(BY_TIME).toList();
            }
        }
        return events;
    }

    private void take(BookEvent event, Stage stage) {
        var from = Optional.<Stage>empty();
        if (event.kind() == EventKind.CREATED) {
            tally(event.line()).create(event.piece(), event.quantity());
        } else if (event.line() == 0) {
            for (LineTally tally : tallies.values()) {
                from = tally.move(0, 0, stage);
            }
        } else {
            from = tally(event.line()).move(event.piece(), event.quantity(), stage);
        }
        moves.add(new StageMove(event, from, stage));
    }

    private LineTally tally(int line) {
        return tallies.computeIfAbsent(line, missing -> new LineTally());
    }

    /** The lines that the book knows, by number. */
    public List<BookedLine> lines() {
        return tallies.entrySet().stream()
                .map(entry -> entry.getValue().booked(entry.getKey()))
                .toList();
    }

    /** The quantities by line, piece and stage; piece 0 is what was not told apart into pieces yet. */
    public Map<Integer, Map<Integer, Map<Stage, Integer>>> pieces() {
        var all = new TreeMap<Integer, Map<Integer, Map<Stage, Integer>>>();
        tallies.forEach((line, tally) -> all.put(line, tally.byPiece()));
        return all;
    }

    /** Each quantity that came into a stage, in the order in which it happened. */
    public List<StageMove> moves() {
        return List.copyOf(moves);
    }

    /** The stage that the order as a whole is in: that of its least advanced part which is not cancelled. */
    public Optional<Stage> status() {
        return lines().stream().flatMap(line -> line.stages().keySet().stream()).min(Comparator.naturalOrder());
    }

    /** Reservations in the order in which the book got to know of them. */
    public List<Reservation> reservations() {
        var all = new LinkedHashMap<String, Reservation>();
        for (BookEvent event : events) {
            switch (event.kind()) {
                case RESERVED, RESERVATION_MOVED, RESERVATION_RELEASED, RESERVATION_CONSUMED ->
                    all.compute(event.reference(), (id, known) -> reservation(event, known));
                default -> {
                    // Not about a reservation.
                }
            }
        }
        return List.copyOf(all.values());
    }

    private Reservation reservation(BookEvent event, @Nullable Reservation known) {
        var owner = known == null ? side : known.owner();
        return new Reservation(
                event.reference(),
                known == null ? event.line() : known.line(),
                known == null ? event.piece() : known.piece(),
                known == null ? event.quantity() : known.quantity(),
                event.kind() == EventKind.RESERVATION_MOVED ? owner.other() : owner,
                known == null ? event.location() : known.location(),
                state(event.kind()),
                event.happenedAt());
    }

    private static Reservation.State state(EventKind kind) {
        return switch (kind) {
            case RESERVATION_RELEASED -> Reservation.State.RELEASED;
            case RESERVATION_CONSUMED -> Reservation.State.CONSUMED;
            default -> Reservation.State.HELD;
        };
    }

    /** Labels in the order in which the book got to know of them. */
    public List<Label> labels() {
        var all = new LinkedHashMap<String, Label>();
        for (BookEvent event : events) {
            labelState(event.kind())
                    .ifPresent(state -> all.compute(event.reference(), (id, known) -> label(event, known, state)));
        }
        return List.copyOf(all.values());
    }

    private static Label label(BookEvent event, @Nullable Label known, Label.State state) {
        int line = known == null ? event.line() : known.line();
        int piece = known == null ? event.piece() : known.piece();
        return new Label(event.reference(), line, piece, state, event.happenedAt());
    }

    private static Optional<Label.State> labelState(EventKind kind) {
        return switch (kind) {
            case LABEL_BOUGHT, LABEL_VOID_REFUSED -> Optional.of(Label.State.BOUGHT);
            case LABEL_VOID_ASKED -> Optional.of(Label.State.VOID_ASKED);
            case LABEL_VOIDED -> Optional.of(Label.State.VOIDED);
            case LABEL_SCANNED -> Optional.of(Label.State.SCANNED);
            default -> Optional.empty();
        };
    }

    /** Packages that have left, in the order in which they did. */
    public List<Shipment> shipments() {
        var all = new LinkedHashMap<String, Shipment>();
        for (BookEvent event : events) {
            switch (event.kind()) {
                case SHIPPED, DELIVERED, COLLECTED -> all.merge(event.reference(), shipment(event), BookView::joined);
                default -> {
                    // Nothing leaves or arrives.
                }
            }
        }
        return List.copyOf(all.values());
    }

    private static Shipment shipment(BookEvent event) {
        boolean hasLeft = event.kind() == EventKind.SHIPPED;
        var when = Optional.of(event.happenedAt());
        return new Shipment(
                event.reference(),
                event.line(),
                event.piece(),
                event.quantity(),
                hasLeft ? when : Optional.empty(),
                hasLeft ? Optional.empty() : when,
                event.kind() == EventKind.COLLECTED,
                event);
    }

    private static Shipment joined(Shipment before, Shipment next) {
        return new Shipment(
                before.id(),
                before.line(),
                before.piece(),
                before.quantity(),
                before.shippedAt().or(next::shippedAt),
                before.arrivedAt().or(next::arrivedAt),
                before.isCollected() || next.isCollected(),
                next.last());
    }

    /** The events of a kind: captures, refunds. */
    public List<BookEvent> of(EventKind kind) {
        return events.stream().filter(event -> event.kind() == kind).toList();
    }
}
