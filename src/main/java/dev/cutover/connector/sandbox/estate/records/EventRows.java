package dev.cutover.connector.sandbox.estate.records;

import static dev.cutover.connector.sandbox.estate.records.Projection.amount;
import static dev.cutover.connector.sandbox.estate.records.Projection.instant;
import static dev.cutover.connector.sandbox.estate.records.Projection.text;
import static dev.cutover.connector.sandbox.estate.records.Projection.whole;

import dev.cutover.connector.sandbox.estate.book.BookEvent;
import dev.cutover.spi.RecordSet.Column;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One row each time that an event was put on record, as the system has it. */
final class EventRows implements Projection {

    @Override
    public List<Column> columns() {
        return List.of(
                text("event_id", "the business event's id, the same on every system"),
                whole("copy", "1, and 2 where the system has the event twice"),
                text("kind", "what it says"),
                text("family", "the type that dual-write switches"),
                whole("line_no", "the line; empty if it is about the order"),
                whole("piece", "the part of the line that is packed as one; empty if it is about the line"),
                whole("quantity", "how many pieces of the article"),
                amount("amount", "the money; empty where none is meant"),
                text("reference", "the id of the reservation, label, shipment, capture or refund"),
                text("location", "the stock location"),
                instant("happened_at", "when it happened"),
                instant("recorded_at", "when this system put it on record"),
                text("correlation_id", "what it belongs to"),
                text("idempotency_key", "of the command that led to it; else the event's id"));
    }

    @Override
    public void rows(OrderEntry entry, RowOutput output) {
        var copies = new EventCopies();
        for (BookEvent event : entry.book().events()) {
            output.add(
                    Integer.toString(event.version()),
                    event.id(),
                    copies.next(event),
                    entry.spelling(event).word(event.kind()),
                    event.kind().family(),
                    event.line() == 0 ? null : event.line(),
                    event.piece() == 0 ? null : event.piece(),
                    event.quantity() == 0 ? null : event.quantity(),
                    event.cents() == 0 ? null : entry.spelling(event).amount(event.cents()),
                    event.reference().isEmpty() ? null : event.reference(),
                    event.location().isEmpty() ? null : event.location(),
                    event.happenedAt(),
                    event.recordedAt(),
                    event.correlation(),
                    event.key());
        }
    }

    /** Numbers the entries of the same event, so that each has a key of its own. Not thread-safe. */
    static final class EventCopies {
        private final Map<String, Integer> seen = new HashMap<>();

        int next(BookEvent event) {
            return seen.merge(event.id(), 1, Integer::sum);
        }
    }
}
