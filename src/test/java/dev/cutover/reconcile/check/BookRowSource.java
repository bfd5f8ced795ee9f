package dev.cutover.reconcile.check;

import dev.cutover.connector.sandbox.estate.Estate;
import dev.cutover.connector.sandbox.estate.book.OrderBooks;
import dev.cutover.connector.sandbox.estate.platform.EstateConfig;
import dev.cutover.connector.sandbox.estate.platform.EstateSystem;
import dev.cutover.connector.sandbox.estate.platform.OrderId;
import dev.cutover.connector.sandbox.estate.platform.RoutingKeys;
import dev.cutover.connector.sandbox.estate.records.BookRows;
import dev.cutover.connector.sandbox.estate.records.BookSet;
import dev.cutover.reconcile.row.FieldSlices;
import dev.cutover.reconcile.row.Position;
import dev.cutover.reconcile.row.RowConsumer;
import dev.cutover.reconcile.row.RowSource;
import dev.cutover.spi.RecordSet;
import dev.cutover.spi.Records;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** A record set of a living estate: the orders that were placed in some seconds, as they are when they are read. */
final class BookRowSource implements RowSource {
    private final Estate estate;
    private final EstateSystem system;
    private final RecordSet described;
    private final BookRows rows;
    private final Window window;

    /** Which orders. */
    record Window(Map<String, String> segment, List<Instant> seconds) {
        void each(Estate estate, Consumer<OrderBooks> books) {
            seconds.forEach(second -> estate.eachOrder(segment, second, second.plusSeconds(1), books));
        }
    }

    BookRowSource(Estate estate, EstateSystem system, BookSet set, Window window) {
        var keys = new RoutingKeys(EstateConfig.retail(42).dimensions());
        this.estate = estate;
        this.system = system;
        this.window = window;
        this.described = BookSet.described(system, keys).stream()
                .filter(each -> each.name().equals(set.toString()))
                .findFirst()
                .orElseThrow();
        this.rows = new BookRows(
                set, system, keys, (where, plan, event) -> estate.bookFaults().breaksSchema(where, plan, event));
    }

    @Override
    public String name() {
        return system + "." + described.name();
    }

    @Override
    public List<RecordSet.Column> columns() {
        return described.columns();
    }

    @Override
    public String identity() {
        return name();
    }

    @Override
    public OptionalLong size() {
        return OptionalLong.empty();
    }

    @Override
    public void read(Position from, RowConsumer to) {
        window.each(estate, books -> rows.of(books).forEach(row -> pass(row, to)));
    }

    private static void pass(Records.Row row, RowConsumer to) {
        var slices = new FieldSlices();
        var text = new StringBuilder();
        row.values().forEach(value -> text.append(value == null ? "" : value));
        slices.begin(text.toString().getBytes(StandardCharsets.UTF_8), 1);
        int at = 0;
        for (var value : row.values()) {
            if (value == null) {
                slices.addNull();
            } else {
                int length = value.getBytes(StandardCharsets.UTF_8).length;
                slices.add(at, length);
                at += length;
            }
        }
        slices.seen(row.version(), row.readAt());
        try {
            to.row(slices);
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    @Override
    public long progress() {
        return 0;
    }

    @Override
    public boolean canLookAgain() {
        return true;
    }

    @Override
    public void again(Collection<List<String>> groups, RowConsumer to) {
        for (var group : groups) {
            estate.books(OrderId.parse(group.get(0)))
                    .ifPresent(books -> rows.of(books).forEach(row -> pass(row, to)));
        }
    }
}
