package dev.cutover.connector.sandbox.estate.records;

import static dev.cutover.connector.sandbox.estate.records.Projection.instant;
import static dev.cutover.connector.sandbox.estate.records.Projection.text;
import static dev.cutover.connector.sandbox.estate.records.Projection.whole;

import dev.cutover.connector.sandbox.estate.book.Label;
import dev.cutover.spi.RecordSet.Column;
import java.util.List;

/** One row a label. */
final class LabelRows implements Projection {

    @Override
    public List<Column> columns() {
        return List.of(
                text("label_id", "the label"),
                whole("line_no", "the line"),
                whole("piece", "the part of the line that is in the package"),
                text("state", "bought, void-asked, voided or scanned"),
                instant("since", "when it came into its state"),
                instant("updated_at", "when this system last put something on record for it"));
    }

    @Override
    public void rows(OrderEntry entry, RowOutput output) {
        for (Label label : entry.view().labels()) {
            var last = entry.lastAbout(label.id());
            output.add(
                    Integer.toString(last.version()),
                    label.id(),
                    label.line(),
                    label.piece(),
                    entry.spelling(last).word(label.state()),
                    label.since(),
                    last.recordedAt());
        }
    }
}
