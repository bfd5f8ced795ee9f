package dev.cutover.connector.sandbox.estate;

import dev.cutover.connector.sandbox.estate.book.Book;
import dev.cutover.connector.sandbox.estate.book.EventKind;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** One order as a system has it, in words that a runbook can verify. Stateless and thread-safe. */
final class OrderFacts {
    private static final Set<EventKind> CANCEL =
            EnumSet.of(EventKind.CANCEL_ASKED, EventKind.CANCELLED, EventKind.CANCEL_REFUSED);
    private static final Set<EventKind> RECALL =
            EnumSet.of(EventKind.RECALL_ASKED, EventKind.RECALLED, EventKind.RECALL_REFUSED);

    private OrderFacts() {}

    static Map<String, String> of(Book book) {
        var facts = new TreeMap<String, String>();
        facts.put("order", book.order());
        facts.put("presence", book.presence().toString());
        facts.put("version", Integer.toString(book.version()));
        if (book.system().isPlatform()) {
            facts.put("held", Boolean.toString(book.held()));
            facts.put("cancel", wish(book, CANCEL));
            facts.put("recall", wish(book, RECALL));
        }
        return facts;
    }

    /** How the last wish of a kind has been answered: {@code none}, {@code asked}, {@code granted} ... */
    private static String wish(Book book, Set<EventKind> kinds) {
        String answer = "none";
        for (var event : book.events()) {
            if (kinds.contains(event.kind())) {
                answer = answered(answer, event.kind());
            }
        }
        return answer;
    }

    /** Granted for some parts and refused for others is {@code partly}. */
    private static String answered(String before, EventKind kind) {
        return switch (kind) {
            case CANCEL_ASKED, RECALL_ASKED -> "asked";
            case CANCELLED, RECALLED -> before.equals("refused") || before.equals("partly") ? "partly" : "granted";
            case CANCEL_REFUSED, RECALL_REFUSED ->
                before.equals("granted") || before.equals("partly") ? "partly" : "refused";
            default -> throw new IllegalArgumentException(kind + " answers no wish");
        };
    }
}
