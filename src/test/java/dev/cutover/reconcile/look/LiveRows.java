package dev.cutover.reconcile.look;

import dev.cutover.reconcile.row.FieldSlices;
import dev.cutover.reconcile.row.Position;
import dev.cutover.reconcile.row.RowConsumer;
import dev.cutover.reconcile.row.RowSource;
import dev.cutover.reconcile.row.UnreadableSource;
import dev.cutover.spi.RecordSet;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A source in memory that can change between two looks, and fail. */
public final class LiveRows implements RowSource {
    public static final Instant READ_AT = Instant.parse("2026-03-01T12:00:00Z");

    private final String name;
    private final List<RecordSet.Column> columns;
    private final List<Live> rows = new ArrayList<>();
    private final boolean canLookAgain;
    private @Nullable String failure;
    private int stopsAfter = Integer.MAX_VALUE;
    private int asked;

    private LiveRows(String name, List<RecordSet.Column> columns, boolean canLookAgain) {
        this.name = name;
        this.columns = columns;
        this.canLookAgain = canLookAgain;
    }

    /** A row; without values, one that cannot be read. */
    private record Live(@Nullable List<@Nullable String> values, String version) {}

    /** A file, whose columns have no types. */
    public static LiveRows file(String name, String... columns) {
        return new LiveRows(
                name,
                Arrays.stream(columns)
                        .map(column -> RecordSet.Column.of(column, RecordSet.Type.TEXT, ""))
                        .toList(),
                false);
    }

    /** A record set. */
    public static LiveRows set(String name, RecordSet.Column... columns) {
        return new LiveRows(name, List.of(columns), true);
    }

    public static RecordSet.Column column(String name, RecordSet.Type type) {
        return RecordSet.Column.of(name, type, "");
    }

    /** Adds a row. */
    public LiveRows row(@Nullable String... values) {
        return versioned("", values);
    }

    public LiveRows versioned(String version, @Nullable String... values) {
        rows.add(new Live(new ArrayList<>(Arrays.asList(values)), version));
        return this;
    }

    public LiveRows broken() {
        rows.add(new Live(null, ""));
        return this;
    }

    /** Forgets all rows. */
    public LiveRows clear() {
        rows.clear();
        return this;
    }

    void failsWith(@Nullable String why) {
        failure = why;
    }

    LiveRows stopsAfter(int count) {
        stopsAfter = count;
        return this;
    }

    /** How often it was asked for rows again. */
    int asked() {
        return asked;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<RecordSet.Column> columns() {
        return columns;
    }

    @Override
    public String identity() {
        return name;
    }

    @Override
    public OptionalLong size() {
        return OptionalLong.of(rows.size());
    }

    @Override
    public void read(Position from, RowConsumer to) throws UnreadableSource, InterruptedException {
        for (int i = 0; i < rows.size(); i++) {
            if (i == stopsAfter) {
                throw new UnreadableSource(name + " stopped after " + i + " rows");
            }
            pass(i, to);
        }
    }

    @Override
    public long progress() {
        return 0;
    }

    @Override
    public boolean canLookAgain() {
        return canLookAgain;
    }

    @Override
    public void again(Collection<List<String>> groups, RowConsumer to) throws UnreadableSource, InterruptedException {
        asked++;
        if (failure != null) {
            throw new UnreadableSource(failure);
        }
        for (int i = 0; i < rows.size(); i++) {
            List<@Nullable String> values = rows.get(i).values();
            if (values == null
                    || groups.contains(
                            values.subList(0, groups.iterator().next().size()))) {
                pass(i, to);
            }
        }
    }

    private void pass(int number, RowConsumer to) throws InterruptedException {
        Live row = rows.get(number);
        if (row.values() == null) {
            to.unreadable(number + 1L, "it is broken");
            return;
        }
        var text = new StringBuilder();
        row.values().forEach(value -> text.append(value == null ? "" : value));
        var slices = new FieldSlices();
        slices.begin(text.toString().getBytes(StandardCharsets.UTF_8), number + 1L);
        int at = 0;
        for (String value : row.values()) {
            if (value == null) {
                slices.addNull();
            } else {
                int length = value.getBytes(StandardCharsets.UTF_8).length;
                slices.add(at, length);
                at += length;
            }
        }
        slices.seen(row.version(), READ_AT);
        to.row(slices);
    }
}
