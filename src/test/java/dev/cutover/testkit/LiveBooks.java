package dev.cutover.testkit;

import dev.cutover.model.SystemId;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.RecordSet;
import dev.cutover.spi.Records;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Record sets of orders that can change between two readings, and break off. Thread-safe while they are read. */
public final class LiveBooks implements Records {
    private final Supplier<Instant> now;
    private final Map<String, Map<String, List<@Nullable String>>> rows = new TreeMap<>();
    private final Map<String, AtomicInteger> streams = new TreeMap<>();
    private String broken = "";

    /** Without rows. */
    public LiveBooks(Supplier<Instant> now, String... sets) {
        this.now = now;
        for (var set : sets) {
            rows.put(set, new TreeMap<>());
            streams.put(set, new AtomicInteger());
        }
    }

    /** The system that has them, where only one is needed. */
    public static SystemId system() {
        return Books.SYSTEM;
    }

    /** An order; it takes the place of the one that has the id. */
    public LiveBooks put(String set, String id, @Nullable String status, @Nullable String total) {
        var row = new ArrayList<@Nullable String>();
        row.add(id);
        row.add(status);
        row.add(total);
        rows.get(set).put(id, row);
        return this;
    }

    public LiveBooks remove(String set, String id) {
        rows.get(set).remove(id);
        return this;
    }

    /** A set that stops in the middle of each stream; none if it is empty. */
    public LiveBooks breaking(String set) {
        broken = set;
        return this;
    }

    /** How often a set was read from its beginning. */
    public int streams(String set) {
        return streams.get(set).get();
    }

    @Override
    public List<RecordSet> sets() {
        return rows.keySet().stream()
                .map(name -> RecordSet.of(
                        name,
                        "each order",
                        List.of(
                                RecordSet.Column.of("order_id", RecordSet.Type.TEXT, "its id"),
                                RecordSet.Column.of("status", RecordSet.Type.TEXT, "its status"),
                                RecordSet.Column.of("total", RecordSet.Type.DECIMAL, "its total")),
                        List.of("order_id")))
                .toList();
    }

    @Override
    public End stream(String set, Query query, Rows out) throws ConnectorException, InterruptedException {
        streams.get(set).incrementAndGet();
        int passed = 0;
        for (var row : rows.get(set).values()) {
            if (set.equals(broken) && passed++ > 0) {
                throw new ConnectorException("the connection was reset");
            }
            if (!out.take(row(set, row))) {
                return End.STOPPED;
            }
        }
        return End.WHOLE;
    }

    @Override
    public End read(String set, Collection<Key> keys, Rows out) throws InterruptedException {
        for (var row : rows.get(set).values()) {
            var made = row(set, row);
            if (keys.contains(made.key()) && !out.take(made)) {
                return End.STOPPED;
            }
        }
        return End.WHOLE;
    }

    private Row row(String set, List<@Nullable String> values) {
        return Row.of(set(set).orElseThrow(), values, "", now.get());
    }
}
