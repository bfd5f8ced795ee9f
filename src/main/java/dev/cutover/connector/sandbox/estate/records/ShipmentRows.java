package dev.cutover.connector.sandbox.estate.records;

import static dev.cutover.connector.sandbox.estate.records.Projection.instant;
import static dev.cutover.connector.sandbox.estate.records.Projection.text;
import static dev.cutover.connector.sandbox.estate.records.Projection.whole;

import dev.cutover.connector.sandbox.estate.book.Shipment;
import dev.cutover.connector.sandbox.estate.book.Stage;
import dev.cutover.spi.RecordSet.Column;
import java.util.List;

/** One row a package that has left. */
final class ShipmentRows implements Projection {

    @Override
    public List<Column> columns() {
        return List.of(
                text("shipment_id", "the package"),
                whole("line_no", "the line"),
                whole("piece", "the part of the line that is in it"),
                whole("quantity", "how many pieces of the article"),
                text("state", "shipped, delivered or collected"),
                instant("shipped_at", "when the carrier took it; empty if the customer collected it"),
                instant("delivered_at", "when it was delivered or collected"),
                instant("updated_at", "when this system last put something on record for it"));
    }

    @Override
    public void rows(OrderEntry entry, RowOutput output) {
        for (Shipment shipment : entry.view().shipments()) {
            output.add(
                    Integer.toString(shipment.last().version()),
                    shipment.id(),
                    shipment.line(),
                    shipment.piece(),
                    shipment.quantity(),
                    entry.spelling(shipment.last()).word(state(shipment)),
                    shipment.shippedAt().orElse(null),
                    shipment.arrivedAt().orElse(null),
                    shipment.last().recordedAt());
        }
    }

    private static Stage state(Shipment shipment) {
        if (shipment.arrivedAt().isEmpty()) {
            return Stage.SHIPPED;
        }
        return shipment.isCollected() ? Stage.COLLECTED : Stage.DELIVERED;
    }
}
