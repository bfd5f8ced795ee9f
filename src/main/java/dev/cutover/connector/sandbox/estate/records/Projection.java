package dev.cutover.connector.sandbox.estate.records;

import dev.cutover.spi.RecordSet;
import dev.cutover.spi.RecordSet.Column;
import java.util.List;

/** What makes one record set of a book. Stateless and thread-safe. */
interface Projection {
    /** The columns that only this set has; they follow the order's id and the dimensions of traffic. */
    List<Column> columns();

    void rows(OrderEntry entry, RowOutput output);

    static Column text(String name, String description) {
        return Column.of(name, RecordSet.Type.TEXT, description);
    }

    static Column whole(String name, String description) {
        return Column.of(name, RecordSet.Type.WHOLE, description);
    }

    static Column amount(String name, String description) {
        return Column.of(name, RecordSet.Type.DECIMAL, description);
    }

    static Column flag(String name, String description) {
        return Column.of(name, RecordSet.Type.BOOLEAN, description);
    }

    static Column instant(String name, String description) {
        return Column.of(name, RecordSet.Type.INSTANT, description);
    }
}
