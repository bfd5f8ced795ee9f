package dev.cutover.connector.sandbox.estate;

import dev.cutover.connector.sandbox.estate.orders.OrderRow;
import dev.cutover.connector.sandbox.estate.orders.OrderRows;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The orders of one system. Nothing is stored: rows are computed from the books each time. Not thread-safe. */
final class OrderBook {
    private static final int SAMPLE_SECONDS = 1_800;

    private final OrderLookup lookup;
    private final OrderRows view;
    private final int[] keys;
    private final Instant seenAt;

    /** @param seenAt the present; orders placed in the current second are not included */
    OrderBook(OrderLookup lookup, OrderRows view, int[] keys, Instant seenAt) {
        this.lookup = lookup;
        this.view = view;
        this.keys = keys;
        this.seenAt = seenAt;
    }

    /** Passes on the rows of orders placed from one second until another (exclusive), oldest second first. */
    void rows(long from, long until, Consumer<OrderRow> consumer) {
        lookup.each(keys, from, until, seenAt, books -> view.show(books, consumer));
    }

    /**
     * Orders of the last half hour, newest first. They are spread over that time, so that they are at various stages;
     * if there are too few, the newest orders are added.
     */
    List<OrderRow> sample(int count) {
        var chosen = new LinkedHashMap<String, OrderRow>();
        long newest = seenAt.getEpochSecond() - 1;
        for (int i = 0; i < count; i++) {
            take(newest - (long) i * SAMPLE_SECONDS / count, 1, chosen);
        }
        for (int age = 0; age < SAMPLE_SECONDS && chosen.size() < count; age++) {
            take(newest - age, count - chosen.size(), chosen);
        }
        return chosen.values().stream()
                .sorted(Comparator.comparing(OrderRow::createdAt)
                        .thenComparing(OrderRow::orderId)
                        .reversed())
                .toList();
    }

    private void take(long second, int most, Map<String, OrderRow> chosen) {
        var rows = new ArrayList<OrderRow>();
        rows(second, second + 1, rows::add);
        rows.stream()
                .filter(row -> !chosen.containsKey(row.orderId()))
                .limit(most)
                .toList()
                .forEach(row -> chosen.put(row.orderId(), row));
    }
}
