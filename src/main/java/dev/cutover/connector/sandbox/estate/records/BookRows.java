package dev.cutover.connector.sandbox.estate.records;

import dev.cutover.connector.sandbox.estate.book.OrderBooks;
import dev.cutover.connector.sandbox.estate.platform.EstateSystem;
import dev.cutover.connector.sandbox.estate.platform.RoutingKeys;
import dev.cutover.spi.RecordSet;
import dev.cutover.spi.Records.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the rows of one record set of one system. Immutable. */
public final class BookRows {
    private final BookSet set;
    private final EstateSystem system;
    private final RoutingKeys routingKeys;
    private final RecordSet described;
    private final SchemaBreaks breaks;

    public BookRows(BookSet set, EstateSystem system, RoutingKeys routingKeys, SchemaBreaks breaks) {
        this.set = set;
        // The router keeps no book of its own: it has what the storefront sent it.
        this.system = system == EstateSystem.INGRESS ? EstateSystem.STOREFRONT : system;
        this.routingKeys = routingKeys;
        this.breaks = breaks;
        this.described = set.described(routingKeys);
    }

    /** The rows of an order, in ascending order of their keys; none if the system does not know it. */
    public List<Row> of(OrderBooks books) {
        var book = books.of(system);
        if (book.isEmpty()) {
            return List.of();
        }
        var rows = new ArrayList<Row>();
        var before = new ArrayList<String>(List.of(books.plan().id()));
        before.addAll(routingKeys.key(books.plan().key()).values());
        String placedAt = books.plan().placedAt().toString();
        set.projection().rows(OrderEntry.of(books, system, breaks), (version, own) -> {
            var values = new ArrayList<@Nullable String>(before);
            for (Object value : own) {
                values.add(value == null ? null : value.toString());
            }
            values.add(placedAt);
            values.add(version);
            rows.add(Row.of(described, values, version, books.at()));
        });
        rows.sort(Comparator.comparing(Row::key));
        return rows;
    }
}
