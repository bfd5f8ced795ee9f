package dev.cutover.connector.sandbox.estate;

import dev.cutover.connector.sandbox.estate.book.Book;
import dev.cutover.connector.sandbox.estate.book.BookView;
import dev.cutover.connector.sandbox.estate.book.BookedLine;
import dev.cutover.connector.sandbox.estate.book.EventKind;
import dev.cutover.connector.sandbox.estate.book.Label;
import dev.cutover.connector.sandbox.estate.book.OrderBooks;
import dev.cutover.connector.sandbox.estate.book.Reservation;
import dev.cutover.connector.sandbox.estate.book.Stage;
import dev.cutover.connector.sandbox.estate.book.Wishes;
import dev.cutover.connector.sandbox.estate.platform.EstateSystem;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * One order as a system has it, in words that a runbook can verify. Where its parts differ, all their words are given,
 * separated by commas. Immutable.
 */
final class OrderFacts {
    private static final String NONE = "none";

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
        facts.put("cancel", answer(view.cancellations()));
        facts.put("recall", answer(view.recalls()));
        int cancelled = sum(stage -> stage == Stage.CANCELLED);
        int shipped = sum(Stage::hasLeft);
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

    private int sum(Predicate<Stage> isMeant) {
        return view.lines().stream()
                .flatMap(line -> line.stages().entrySet().stream())
                .filter(entry -> isMeant.test(entry.getKey()))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    private String money(EventKind kind) {
        long cents = book.events().stream()
                .filter(event -> event.kind() == kind)
                .mapToLong(event -> event.cents())
                .sum();
        return BigDecimal.valueOf(cents, 2).toPlainString();
    }

    /** How the last wishes were answered: if granted for some parts and refused for others, {@code partly}. */
    private static String answer(Wishes wishes) {
        var different = EnumSet.noneOf(Wishes.Answer.class);
        different.addAll(wishes.all());
        if (different.isEmpty()) {
            return NONE;
        }
        if (different.contains(Wishes.Answer.ASKED)) {
            return Wishes.Answer.ASKED.toString();
        }
        return different.size() == 1 ? words(different) : "partly";
    }

    private static <T extends Comparable<? super T>> String words(Collection<T> parts) {
        String words = parts.stream().distinct().sorted().map(T::toString).collect(Collectors.joining(","));
        return words.isEmpty() ? NONE : words;
    }
}
