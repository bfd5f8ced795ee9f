package dev.cutover.connector.sandbox.estate.records;

import static dev.cutover.connector.sandbox.estate.records.Projection.instant;
import static dev.cutover.connector.sandbox.estate.records.Projection.text;
import static dev.cutover.connector.sandbox.estate.records.Projection.whole;

import dev.cutover.connector.sandbox.estate.book.Label;
import dev.cutover.connector.sandbox.estate.book.Presence;
import dev.cutover.connector.sandbox.estate.book.Reservation;
import dev.cutover.connector.sandbox.estate.book.Stage;
import dev.cutover.spi.RecordSet.Column;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One row for each quantity that the platform owns and has not finished, with what it knows of the goods. */
final class InFlightRows implements Projection {

    @Override
    public List<Column> columns() {
        return List.of(
                whole("line_no", "the line"),
                whole("piece", "the part of the line that is packed as one; 0 before it is told apart"),
                text("stage", "where the platform has the quantity"),
                whole("quantity", "how many pieces of the article"),
                text("presence", "active: the platform owns the order"),
                text("held", "true while the order is on hold here"),
                text("reservation_id", "the reservation that the platform has for it"),
                text("reservation_state", "held, consumed or released"),
                text("label_id", "the label that it can travel with; without one, the last that was voided"),
                text("label_state", "bought, void-asked, voided or scanned"),
                instant("updated_at", "when this system last put something on record for the order"));
    }

    @Override
    public void rows(OrderEntry entry, RowOutput output) {
        if (entry.book().presence() != Presence.ACTIVE) {
            return;
        }
        var labels = entry.view().labels();
        var reservations = entry.view().reservations();
        entry.view()
                .pieces()
                .forEach((line, pieces) -> pieces.forEach((piece, stages) -> {
                    var own = labels.stream()
                            .filter(one -> one.line() == line && one.piece() == piece)
                            .toList();
                    var label = last(own.stream().filter(Label::isLive)).or(() -> last(own.stream()));
                    var reservation =
                            last(reservations.stream().filter(one -> one.line() == line && one.piece() == piece));
                    stages.forEach((stage, quantity) -> {
                        if (!stage.isFinished()) {
                            add(entry, new Part(line, piece, stage, quantity), reservation, label, output);
                        }
                    });
                }));
    }

    /** A quantity in a stage. */
    private record Part(int line, int piece, Stage stage, int quantity) {}

    private static void add(
            OrderEntry entry, Part part, Optional<Reservation> reservation, Optional<Label> label, RowOutput output) {
        var spelling = entry.spelling();
        output.add(
                entry.version(),
                part.line,
                part.piece,
                spelling.word(part.stage),
                part.quantity,
                spelling.word(entry.book().presence()),
                entry.book().held(),
                reservation.map(Reservation::id).orElse(null),
                reservation.map(one -> spelling.word(one.state())).orElse(null),
                label.map(Label::id).orElse(null),
                label.map(one -> spelling.word(one.state())).orElse(null),
                entry.updatedAt());
    }

    private static <T> Optional<T> last(Stream<T> all) {
        return all.reduce((former, latter) -> latter);
    }
}
