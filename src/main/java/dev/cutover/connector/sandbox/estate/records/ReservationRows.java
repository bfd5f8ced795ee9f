package dev.cutover.connector.sandbox.estate.records;

import static dev.cutover.connector.sandbox.estate.records.Projection.instant;
import static dev.cutover.connector.sandbox.estate.records.Projection.text;
import static dev.cutover.connector.sandbox.estate.records.Projection.whole;

import dev.cutover.connector.sandbox.estate.book.Reservation;
import dev.cutover.spi.RecordSet.Column;
import java.util.List;

/** One row a reservation. */
final class ReservationRows implements Projection {

    @Override
    public List<Column> columns() {
        return List.of(
                text("reservation_id", "the reservation"),
                whole("line_no", "the line"),
                whole("piece", "the part of the line that is packed as one"),
                whole("quantity", "how many pieces of the article"),
                text("owner", "the platform that it is made for"),
                text("location", "where the stock is"),
                text("state", "held, consumed by a shipment, or released"),
                instant("since", "when it came into its state"),
                instant("updated_at", "when this system last put something on record for it"));
    }

    @Override
    public void rows(OrderEntry entry, RowOutput output) {
        for (Reservation reservation : entry.view().reservations()) {
            var last = entry.lastAbout(reservation.id());
            output.add(
                    Integer.toString(last.version()),
                    reservation.id(),
                    reservation.line(),
                    reservation.piece(),
                    reservation.quantity(),
                    reservation.owner().platform(),
                    reservation.location(),
                    entry.spelling(last).word(reservation.state()),
                    reservation.since(),
                    last.recordedAt());
        }
    }
}
