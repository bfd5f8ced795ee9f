package dev.cutover.connector.sandbox.estate;

import dev.cutover.connector.sandbox.estate.book.Book;
import dev.cutover.connector.sandbox.estate.book.BookView;
import dev.cutover.connector.sandbox.estate.book.BookedLine;
import dev.cutover.connector.sandbox.estate.book.EventKind;
import dev.cutover.connector.sandbox.estate.book.Label;
import dev.cutover.connector.sandbox.estate.book.OrderBooks;
import dev.cutover.connector.sandbox.estate.book.Reservation;
import dev.cutover.connector.sandbox.estate.book.Stage;
import dev.cutover.connector.sandbox.estate.platform.EstateSystem;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One order as a system has it, in words that a runbook can verify. Where its parts differ, all their words are given,
 * separated by commas. Immutable.
 */
final class OrderFacts {
    private static final String NONE = "none";
    private static final String ASKED = "asked";
    private static final Set<EventKind> CANCEL =
            EnumSet.of(EventKind.CANCEL_ASKED, EventKind.CANCELLED, EventKind.CANCEL_REFUSED);
    private static final Set<EventKind> RECALL =
            EnumSet.of(EventKind.RECALL_ASKED, EventKind.RECALLED, EventKind.RECALL_REFUSED);

    private final Book book;
    private final BookView view;

    OrderFacts(OrderBooks books, EstateSystem system) {
        this.book = books.of(system);
        this.view = BookView.of(books, system);
    }

    Map<String, String> byName() {
        var facts = new TreeMap<String, String>();
        facts.put("order", book.order());
        facts.put("presence", book.presence().toString());
        facts.put("version", Integer.toString(book.version()));
        switch (book.system()) {
            case LEGACY_OMS, ORCHESTRATOR -> putPlatform(facts);
            case STOREFRONT -> facts.put("ordered", Integer.toString(ordered()));
            case WMS, CARRIER -> facts.put("stage", stages());
            case LABELS ->
                facts.put(
                        "label", words(view.labels().stream().map(Label::state).toList()));
            case INVENTORY -> putReservations(facts);
            case PAYMENTS -> {
                facts.put("captured", money(EventKind.CAPTURED));
                facts.put("refunded", money(EventKind.REFUNDED));
            }
            default -> throw new IllegalStateException(book.system() + " keeps no book");
        }
        return facts;
    }

    private void putPlatform(Map<String, String> facts) {
        facts.put("held", Boolean.toString(book.held()));
        facts.put("stage", stages());
        facts.put("cancel", wish(CANCEL));
        facts.put("recall", wish(RECALL));
        int cancelled = sum(Set.of(Stage.CANCELLED));
        int shipped = sum(EnumSet.of(Stage.SHIPPED, Stage.DELIVERED, Stage.COLLECTED, Stage.RETURNED));
        facts.put("ordered", Integer.toString(ordered()));
        facts.put("shipped", Integer.toString(shipped));
        facts.put("cancelled", Integer.toString(cancelled));
        facts.put("open", Integer.toString(ordered() - shipped - cancelled));
    }

    private void putReservations(Map<String, String> facts) {
        var reservations = view.reservations();
        facts.put(
                "reservation",
                words(reservations.stream().map(Reservation::state).toList()));
        facts.put(
                "owner",
                words(reservations.stream()
                        .filter(reservation -> reservation.state() == Reservation.State.HELD)
                        .map(reservation -> reservation.owner().platform())
                        .toList()));
    }

    private String stages() {
        return words(view.lines().stream()
                .flatMap(line -> line.stages().keySet().stream())
                .toList());
    }

    private int ordered() {
        return view.lines().stream().mapToInt(BookedLine::ordered).sum();
    }

    private int sum(Set<Stage> stages) {
        return view.lines().stream()
                .mapToInt(line -> stages.stream().mapToInt(line::in).sum())
                .sum();
    }

    private String money(EventKind kind) {
        long cents = book.events().stream()
                .filter(event -> event.kind() == kind)
                .mapToLong(event -> event.cents())
                .sum();
        return BigDecimal.valueOf(cents, 2).toPlainString();
    }

    /**
     * How the last wishes of a kind were answered: if granted for some parts and refused for others, {@code partly}.
     */
    private String wish(Set<EventKind> kinds) {
        var answers = new TreeMap<String, String>();
        for (var event : book.events()) {
            if (kinds.contains(event.kind())) {
                answers.put(event.line() + "." + event.piece(), answer(event.kind()));
            }
        }
        var different = Set.copyOf(answers.values());
        if (different.isEmpty()) {
            return NONE;
        }
        if (different.contains(ASKED)) {
            return ASKED;
        }
        return different.size() == 1 ? different.iterator().next() : "partly";
    }

    private static String answer(EventKind kind) {
        return switch (kind) {
            case CANCEL_ASKED, RECALL_ASKED -> ASKED;
            case CANCELLED, RECALLED -> "granted";
            case CANCEL_REFUSED, RECALL_REFUSED -> "refused";
            default -> throw new IllegalArgumentException(kind + " answers no wish");
        };
    }

    private static <T extends Comparable<? super T>> String words(Collection<T> parts) {
        String words = parts.stream().distinct().sorted().map(T::toString).collect(Collectors.joining(","));
        return words.isEmpty() ? NONE : words;
    }
}
