package dev.cutover.connector.sandbox.estate.records;

import static dev.cutover.connector.sandbox.estate.records.Projection.instant;
import static dev.cutover.connector.sandbox.estate.records.Projection.text;
import static dev.cutover.connector.sandbox.estate.records.Projection.whole;

import dev.cutover.connector.sandbox.estate.book.BookedLine;
import dev.cutover.connector.sandbox.estate.book.Stage;
import dev.cutover.spi.RecordSet.Column;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One row a line, with its quantity in each stage. */
final class LineRows implements Projection {

    @Override
    public List<Column> columns() {
        var columns = new ArrayList<Column>(List.of(
                whole("line_no", "the number of the line, from 1"),
                text("sku", "the article"),
                whole("ordered", "how many pieces were ordered")));
        for (Stage stage : Stage.values()) {
            columns.add(whole(stage.toString(), "how many pieces are " + stage));
        }
        columns.add(instant("updated_at", "when this system last put something on record for the order"));
        return columns;
    }

    @Override
    public void rows(OrderEntry entry, RowOutput output) {
        var updatedAt = entry.updatedAt();
        for (BookedLine line : entry.told().lines()) {
            var values = new ArrayList<@Nullable Object>();
            values.add(line.line());
            values.add(entry.planned(line.line()).map(planned -> planned.sku()).orElse(null));
            values.add(line.ordered());
            for (Stage stage : Stage.values()) {
                values.add(line.in(stage));
            }
            values.add(updatedAt);
            output.add(entry.version(), values.toArray());
        }
    }
}
