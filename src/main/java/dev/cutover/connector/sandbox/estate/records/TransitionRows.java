package dev.cutover.connector.sandbox.estate.records;

import static dev.cutover.connector.sandbox.estate.records.Projection.instant;
import static dev.cutover.connector.sandbox.estate.records.Projection.text;
import static dev.cutover.connector.sandbox.estate.records.Projection.whole;

import dev.cutover.connector.sandbox.estate.book.StageMove;
import dev.cutover.spi.RecordSet.Column;
import java.util.List;

/** One row each time that a quantity of a line came into another stage. */
final class TransitionRows implements Projection {

    @Override
    public List<Column> columns() {
        return List.of(
                text("event_id", "the business event that says so"),
                whole("copy", "1, and 2 where the system has the event twice"),
                whole("line_no", "the line"),
                whole("piece", "the part of the line that is packed as one; empty if it is about the line"),
                whole("quantity", "how many pieces of the article"),
                text("from_stage", "where this system had them until then; empty if it did not have them"),
                text("to_stage", "where it has them from then on"),
                instant("happened_at", "when it happened"),
                instant("recorded_at", "when this system put it on record"));
    }

    @Override
    public void rows(OrderEntry entry, RowOutput output) {
        var copies = new EventRows.EventCopies();
        for (StageMove move : entry.view().moves()) {
            var event = move.event();
            output.add(
                    Integer.toString(event.version()),
                    event.id(),
                    copies.next(event),
                    event.line(),
                    event.piece() == 0 ? null : event.piece(),
                    event.quantity(),
                    move.from().map(entry.spelling(event)::word).orElse(null),
                    entry.spelling(event).word(move.to()),
                    event.happenedAt(),
                    event.recordedAt());
        }
    }
}
