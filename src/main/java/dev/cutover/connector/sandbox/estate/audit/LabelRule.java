package dev.cutover.connector.sandbox.estate.audit;

import dev.cutover.connector.sandbox.estate.book.BookEvent;
import dev.cutover.connector.sandbox.estate.book.EventKind;
import dev.cutover.connector.sandbox.estate.book.OrderBooks;
import dev.cutover.connector.sandbox.estate.platform.EstateSystem;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * {@link Invariant#ONE_LIVE_LABEL}: of each package at any time, in the book of the label service. A label that is on
 * record twice is one label.
 */
final class LabelRule implements BooksRule {
    private record Piece(int line, int piece) {}

    @Override
    public void judge(OrderBooks books, Found found) {
        var events = books.of(EstateSystem.LABELS).events();
        live(events, found);
        var known = new HashSet<Piece>();
        LineEvents.pieces(books.plan()).forEach(piece -> known.add(new Piece(piece.line(), piece.piece())));
        for (var event : events) {
            boolean hasOrder = event.correlation().equals(books.plan().id()) && known.contains(of(event));
            if (event.kind() == EventKind.LABEL_BOUGHT && !hasOrder) {
                found.breach(Invariant.ONE_LIVE_LABEL, event.line());
            }
        }
    }

    private static void live(List<BookEvent> events, Found found) {
        Map<Piece, Set<String>> live = new HashMap<>();
        for (var event : events) {
            var labels = live.computeIfAbsent(of(event), bought -> new HashSet<>());
            if (event.kind() == EventKind.LABEL_BOUGHT) {
                labels.add(event.reference());
            } else if (event.kind() == EventKind.LABEL_VOIDED) {
                labels.remove(event.reference());
            }
            if (labels.size() > 1) {
                found.breach(Invariant.ONE_LIVE_LABEL, event.line());
            }
        }
    }

    private static Piece of(BookEvent event) {
        return new Piece(event.line(), event.piece());
    }
}
