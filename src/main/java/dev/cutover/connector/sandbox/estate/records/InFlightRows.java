package dev.cutover.connector.sandbox.estate.records;

import static dev.cutover.connector.sandbox.estate.records.Projection.flag;
import static dev.cutover.connector.sandbox.estate.records.Projection.instant;
import static dev.cutover.connector.sandbox.estate.records.Projection.text;
import static dev.cutover.connector.sandbox.estate.records.Projection.whole;

import dev.cutover.connector.sandbox.estate.book.BookView;
import dev.cutover.connector.sandbox.estate.book.Label;
import dev.cutover.connector.sandbox.estate.book.Presence;
import dev.cutover.connector.sandbox.estate.book.Reservation;
import dev.cutover.connector.sandbox.estate.book.Stage;
import dev.cutover.connector.sandbox.estate.book.Wishes;
import dev.cutover.connector.sandbox.estate.platform.EstateSystem;
import dev.cutover.spi.RecordSet.Column;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One row for each quantity that the platform has owned and not finished: what it may still do with the goods. Beside
 * the platform's own book it has what the warehouse and the other platform say.
 */
final class InFlightRows implements Projection {

    @Override
    public List<Column> columns() {
        return List.of(
                whole("line_no", "the line"),
                whole("piece", "the part of the line that is packed as one; 0 before it is told apart"),
                text("stage", "where the platform has the quantity"),
                whole("quantity", "how many pieces of the article"),
                text("presence", "active where the platform owns the order, released once given up"),
                text(
                        "other_side",
                        "what the order is to the other platform: absent, shadow, active or released; the sandbox"
                                + " joins it, as the platform by itself does not know"),
                text(
                        "physical_stage",
                        "the furthest that the warehouse has the piece, empty if nobody has picked it; the sandbox"
                                + " joins it from the warehouse's book, as a real platform would"),
                flag("held", "true while the order is on hold here"),
                text("cancel", "the answer to the last wish to cancel: none, asked, granted or refused"),
                text("recall", "the answer to the last wish to recall: none, asked, granted or refused"),
                text("reservation_id", "the reservation that is held for this platform"),
                text("label_id", "the label that it can travel with; without one, the last that was voided"),
                text("label_state", "bought, void-asked, voided or scanned"),
                instant("updated_at", "when this system last put something on record for the order"));
    }

    @Override
    public void rows(OrderEntry entry, RowOutput output) {
        var presence = entry.book().presence();
        if (presence == Presence.ACTIVE || presence == Presence.RELEASED) {
            var order = new InFlightOrder(entry);
            entry.view()
                    .pieces()
                    .forEach((line, pieces) -> pieces.forEach((piece, stages) -> stages.forEach((stage, quantity) -> {
                        if (!stage.isFinished()) {
                            order.add(new Part(line, piece, stage, quantity), output);
                        }
                    })));
        }
    }

    /** A quantity in a stage. */
    private record Part(int line, int piece, Stage stage, int quantity) {}

    /** What all rows of an order are read from. Not thread-safe, as the entry is not. */
    private static final class InFlightOrder {
        private final OrderEntry entry;
        private final List<Label> labels;
        private final List<Reservation> reservations;
        private final Wishes cancellations;
        private final Wishes recalls;
        private final Map<Integer, Map<Integer, Map<Stage, Integer>>> physical;
        private final EstateSystem other;
        private final String version;

        InFlightOrder(OrderEntry entry) {
            this.entry = entry;
            this.labels = entry.view().labels();
            this.reservations = entry.view().reservations().stream()
                    .filter(one -> one.owner() == entry.side())
                    .filter(one -> one.state() == Reservation.State.HELD)
                    .toList();
            this.cancellations = entry.view().cancellations();
            this.recalls = entry.view().recalls();
            this.physical = BookView.of(entry.books(), EstateSystem.WMS).pieces();
            this.other = entry.side().other().platform();
            this.version = entry.versionWith(other, EstateSystem.WMS);
        }

        void add(Part part, RowOutput output) {
            var spelling = entry.spelling();
            var own = labels.stream()
                    .filter(one -> one.line() == part.line && one.piece() == part.piece)
                    .toList();
            var label = last(own.stream().filter(Label::isLive)).or(() -> last(own.stream()));
            output.add(
                    version,
                    part.line,
                    part.piece,
                    spelling.word(part.stage),
                    part.quantity,
                    spelling.word(entry.book().presence()),
                    spelling.word(entry.books().of(other).presence()),
                    physicalStage(part).map(spelling::word).orElse(null),
                    entry.book().held(),
                    spelling.word(cancellations.of(part.line, part.piece)),
                    spelling.word(recalls.of(part.line, part.piece)),
                    reservation(part).map(Reservation::id).orElse(null),
                    label.map(Label::id).orElse(null),
                    label.map(one -> spelling.word(one.state())).orElse(null),
                    entry.updatedAt());
        }

        private Optional<Stage> physicalStage(Part part) {
            return physical.getOrDefault(part.line, Map.of()).getOrDefault(part.piece, Map.of()).keySet().stream()
                    .max(Comparator.naturalOrder());
        }

        private Optional<Reservation> reservation(Part part) {
            return last(reservations.stream().filter(one -> one.line() == part.line && one.piece() == part.piece));
        }

        private static <T> Optional<T> last(Stream<T> all) {
            return all.reduce((former, latter) -> latter);
        }
    }
}
