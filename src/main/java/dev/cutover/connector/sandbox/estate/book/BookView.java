package dev.cutover.connector.sandbox.estate.book;

import dev.cutover.connector.sandbox.estate.platform.EstateSystem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a book says of its order: the events of the book taken together, in the order in which they happened, so that an
 * event which was recorded late has no other effect than one in time. An event that stands in the book twice counts
 * once. It is worked out when first asked for. Not thread-safe.
 */
public final class BookView {
    private static final Comparator<BookEvent> BY_TIME = Comparator.comparing(BookEvent::happenedAt);

    private final Book book;
    private final List<BookEvent> events;
    private @Nullable StageFold stages;
    private @Nullable List<BookedLine> lines;

    private BookView(Book book) {
        this.book = book;
        this.events = inOrder(book.events());
    }

    public static BookView of(OrderBooks books, EstateSystem system) {
        return new BookView(books.of(system));
    }

    /** Most books are in order already: the same list then. */
    private static List<BookEvent> inOrder(List<BookEvent> events) {
        for (int i = 1; i < events.size(); i++) {
            if (events.get(i).happenedAt().isBefore(events.get(i - 1).happenedAt())) {
                return events.stream().sorted(BY_TIME).toList();
            }
        }
        return events;
    }

    /** The lines that the book knows, by number. */
    public List<BookedLine> lines() {
        var known = lines;
        if (known == null) {
            known = stages().lines();
            lines = known;
        }
        return known;
    }

    /** The quantities by line, piece and stage; piece 0 is what was not told apart into pieces yet. */
    public Map<Integer, Map<Integer, Map<Stage, Integer>>> pieces() {
        return stages().pieces();
    }

    private StageFold stages() {
        var known = stages;
        if (known == null) {
            known = StageFold.of(events);
            stages = known;
        }
        return known;
    }

    /**
     * Each quantity that came into a stage, in the order in which the book got to know of it: here, what was recorded
     * late goes back.
     */
    public List<StageMove> moves() {
        return StageFold.moves(book.events());
    }

    /** As the lines came into the book, each once. */
    public List<BookEvent> created() {
        var all = new ArrayList<BookEvent>();
        for (BookEvent event : book.events()) {
            if (event.kind() == EventKind.CREATED
                    && all.stream().noneMatch(known -> known.id().equals(event.id()))) {
                all.add(event);
            }
        }
        return all;
    }

    /**
     * The one word for an order whose parts may be in several stages: that of the part that is furthest behind, and
     * where nothing is left to do, that of the largest part. Empty if the book has no stages.
     */
    public Optional<Stage> status() {
        var quantities = new EnumMap<Stage, Integer>(Stage.class);
        lines().forEach(line -> line.stages().forEach((stage, some) -> quantities.merge(stage, some, Integer::sum)));
        return quantities.keySet().stream()
                .filter(stage -> !stage.isFinished())
                .findFirst()
                .or(() -> quantities.entrySet().stream()
                        .max(Map.Entry.comparingByValue())
                        .map(Map.Entry::getKey));
    }

    /** What became of wishes to cancel. */
    public Wishes cancellations() {
        return Wishes.of(events, EventKind.CANCEL_ASKED, EventKind.CANCELLED, EventKind.CANCEL_REFUSED);
    }

    /** What became of wishes to get work orders back from the warehouse. */
    public Wishes recalls() {
        return Wishes.of(events, EventKind.RECALL_ASKED, EventKind.RECALLED, EventKind.RECALL_REFUSED);
    }

    /** Reservations in the order in which the book got to know of them. */
    public List<Reservation> reservations() {
        var all = new LinkedHashMap<String, Reservation>();
        var ended = new HashSet<String>();
        for (BookEvent event : events) {
            switch (event.kind()) {
                case RESERVED, RESERVATION_MOVED -> all.compute(event.reference(), (id, known) -> held(event, known));
                case RESERVATION_RELEASED, RESERVATION_CONSUMED -> {
                    if (ended.add(event.id())) {
                        all.compute(event.reference(), (id, known) -> ended(event, known));
                    }
                }
                default -> {
                    // Not about a reservation.
                }
            }
        }
        return List.copyOf(all.values());
    }

    private static Reservation held(BookEvent event, @Nullable Reservation known) {
        return reservation(event, known, event.quantity(), Reservation.State.HELD);
    }

    /** A part of it may end; the rest is held then. */
    private static Reservation ended(BookEvent event, @Nullable Reservation known) {
        int left = known == null ? 0 : known.quantity() - event.quantity();
        if (left > 0) {
            return reservation(event, known, left, Reservation.State.HELD);
        }
        var state = event.kind() == EventKind.RESERVATION_RELEASED
                ? Reservation.State.RELEASED
                : Reservation.State.CONSUMED;
        return reservation(event, known, event.quantity(), state);
    }

    private static Reservation reservation(
            BookEvent event, @Nullable Reservation known, int quantity, Reservation.State state) {
        var owner = event.owner().orElseThrow(() -> new IllegalArgumentException(event.id() + " says no owner"));
        int line = known == null ? event.line() : known.line();
        int piece = known == null ? event.piece() : known.piece();
        String location = known == null ? event.location() : known.location();
        return new Reservation(event.reference(), line, piece, quantity, owner, location, state, event.happenedAt());
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
        var all = new ArrayList<Shipment>();
        for (BookEvent event : events) {
            switch (event.kind()) {
                case SHIPPED -> {
                    if (all.stream().noneMatch(known -> known.id().equals(event.reference()))) {
                        all.add(shipment(event, event.reference()));
                    }
                }
                case DELIVERED, COLLECTED -> arrive(event, all);
                default -> {
                    // Nothing leaves or arrives.
                }
            }
        }
        return List.copyOf(all);
    }

    /** Whoever delivers names the line and the piece; a package that never left on record arrives all the same. */
    private static void arrive(BookEvent event, List<Shipment> all) {
        if (all.stream().anyMatch(known -> known.last().id().equals(event.id()))) {
            return;
        }
        for (int i = 0; i < all.size(); i++) {
            var known = all.get(i);
            if (known.arrivedAt().isEmpty() && known.line() == event.line() && known.piece() == event.piece()) {
                all.set(i, known.arrived(event));
                return;
            }
        }
        all.add(shipment(event, event.reference().isEmpty() ? event.id() : event.reference()));
    }

    private static Shipment shipment(BookEvent event, String id) {
        boolean hasLeft = event.kind() == EventKind.SHIPPED;
        var when = Optional.of(event.happenedAt());
        return new Shipment(
                id,
                event.line(),
                event.piece(),
                event.quantity(),
                hasLeft ? when : Optional.empty(),
                hasLeft ? Optional.empty() : when,
                event.kind() == EventKind.COLLECTED,
                event);
    }

    /** The events of a kind, each time that the book has them: captures, refunds. */
    public List<BookEvent> of(EventKind kind) {
        return events.stream().filter(event -> event.kind() == kind).toList();
    }
}
