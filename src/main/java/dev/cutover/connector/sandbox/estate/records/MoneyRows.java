package dev.cutover.connector.sandbox.estate.records;

import static dev.cutover.connector.sandbox.estate.records.Projection.amount;
import static dev.cutover.connector.sandbox.estate.records.Projection.instant;
import static dev.cutover.connector.sandbox.estate.records.Projection.text;
import static dev.cutover.connector.sandbox.estate.records.Projection.whole;

import dev.cutover.connector.sandbox.estate.book.BookEvent;
import dev.cutover.connector.sandbox.estate.book.EventKind;
import dev.cutover.connector.sandbox.estate.plan.OrderPlan;
import dev.cutover.spi.RecordSet.Column;
import java.util.List;

/** One row each time that money was moved, so that a double one is two rows. */
final class MoneyRows implements Projection {
    private final EventKind kind;

    MoneyRows(EventKind kind) {
        this.kind = kind;
    }

    @Override
    public List<Column> columns() {
        String noun = kind == EventKind.CAPTURED ? "capture" : "refund";
        return List.of(
                text(noun + "_id", "the " + noun),
                text("event_id", "the business event that says so"),
                whole("copy", "1, and 2 where the system has the event twice"),
                whole("line_no", "the line; empty if it is for the order"),
                whole("piece", "the part of the line; empty if it is for the line"),
                amount("amount", "the money, tax included"),
                text("currency", "of the amount"),
                instant(kind + "_at", "when the money moved"),
                text("idempotency_key", "of the command that asked for it; else the event's id"),
                instant("updated_at", "when this system put it on record"));
    }

    @Override
    public void rows(OrderEntry entry, RowOutput output) {
        var copies = new EventRows.EventCopies();
        for (BookEvent event : entry.view().of(kind)) {
            output.add(
                    Integer.toString(event.version()),
                    event.reference(),
                    event.id(),
                    copies.next(event),
                    event.line() == 0 ? null : event.line(),
                    event.piece() == 0 ? null : event.piece(),
                    entry.spelling(event).amount(event.cents()),
                    OrderPlan.CURRENCY,
                    event.happenedAt(),
                    event.key(),
                    event.recordedAt());
        }
    }
}
