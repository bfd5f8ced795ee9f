package dev.cutover.reconcile.source;

import dev.cutover.reconcile.row.FieldSlices;
import dev.cutover.reconcile.row.Position;
import dev.cutover.reconcile.row.RowConsumer;
import dev.cutover.reconcile.row.RowSource;
import dev.cutover.reconcile.row.UnreadableSource;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.RecordSet;
import dev.cutover.spi.Records;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A record set of a system. Its rows may change at any time, so they can be looked at again. Thread-safe; one reading
 * at a time.
 */
public final class RecordsSource implements RowSource {
    private static final long STRETCH = 20_000;

    private final Records records;
    private final RecordSet set;
    private final Records.Query query;
    private final String name;
    private final List<Integer> group;
    private final boolean isPrefix;
    private final Patience patience;
    private final AtomicLong progress = new AtomicLong();
    private @Nullable OptionalLong size;

    private RecordsSource(Selection selection, String name, List<String> groupColumns, Patience patience) {
        this.patience = patience;
        this.records = selection.records();
        this.set = selection.set();
        this.query = selection.query();
        this.name = name;
        this.group = groupColumns.stream()
                .map(column -> set.position(column).orElseThrow())
                .toList();
        this.isPrefix = groupColumns.size() <= set.key().size()
                && groupColumns.equals(set.key().subList(0, groupColumns.size()));
    }

    /** Which rows. */
    private record Selection(Records records, RecordSet set, Records.Query query) {}

    /** The rows of a set that a query selects, in groups by the set's own key. */
    public static RecordsSource of(Records records, RecordSet set, Records.Query query, String name) {
        return new RecordsSource(new Selection(records, set, query), name, set.key(), Patience.STANDARD);
    }

    /**
     * The same in other groups.
     *
     * @param columns of the set, by the set's own names
     */
    public RecordsSource groupedBy(List<String> columns) {
        return new RecordsSource(new Selection(records, set, query), name, columns, patience);
    }

    /** The same, waited for so long. */
    public RecordsSource withPatience(Patience other) {
        var columns =
                group.stream().map(place -> set.columns().get(place).name()).toList();
        return new RecordsSource(new Selection(records, set, query), name, columns, other);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<RecordSet.Column> columns() {
        return set.columns();
    }

    /** A system is what its name says: what changes in it, changes while it is read. */
    @Override
    public String identity() {
        return name + " " + query;
    }

    /** Asked once: it may be a question to the system. */
    @Override
    public synchronized OptionalLong size() {
        if (size == null) {
            size = estimate();
        }
        return size;
    }

    private OptionalLong estimate() {
        try {
            return records.estimate(set.name(), query);
        } catch (ConnectorException e) {
            return OptionalLong.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return OptionalLong.empty();
        }
    }

    @Override
    public long progress() {
        return progress.get();
    }

    @Override
    public boolean canLookAgain() {
        return true;
    }

    @Override
    public void read(Position from, RowConsumer rows) throws UnreadableSource, InterruptedException {
        var after = from instanceof Position.AfterKey known ? query.withAfter(new Records.Key(known.key())) : query;
        progress.set(0);
        var slices = new RowSlices();
        var pace = new Pace(rows);
        var watched = watched(rows);
        watched.run(() -> records.stream(set.name(), after, watched.guarded(row -> {
            pace.before(row.key());
            long place = progress.incrementAndGet();
            rows.row(slices.of(row, place));
            return true;
        })));
    }

    /** Says from time to time after which key all rows were passed on. */
    private final class Pace {
        private final RowConsumer rows;
        private Records.Key last = Records.Key.of();
        private long told;

        Pace(RowConsumer rows) {
            this.rows = rows;
        }

        void before(Records.Key next) throws InterruptedException {
            if (set.sorted() && progress.get() - told >= STRETCH && !next.equals(last)) {
                told = progress.get();
                rows.reached(new Position.AfterKey(last.parts()));
            }
            last = next;
        }
    }

    @Override
    public void again(Collection<List<String>> groups, RowConsumer rows) throws UnreadableSource, InterruptedException {
        var slices = new RowSlices();
        var place = new AtomicLong();
        Records.Rows pass = row -> {
            rows.row(slices.of(row, place.incrementAndGet()));
            return true;
        };
        if (isPrefix && group.size() == set.key().size()) {
            var keys = groups.stream().map(Records.Key::new).toList();
            var watched = watched(rows);
            watched.run(() -> records.read(set.name(), keys, watched.guarded(pass)));
        } else if (isPrefix && set.sorted()) {
            for (var prefix :
                    new TreeSet<>(groups.stream().map(Records.Key::new).toList())) {
                stretch(prefix, pass, watched(rows));
            }
        } else {
            var wanted = new HashSet<>(groups);
            var watched = watched(rows);
            watched.run(() -> records.stream(
                    set.name(), query, watched.guarded(row -> !wanted.contains(groupOf(row)) || pass.take(row))));
        }
    }

    /** All rows whose keys begin so: the first of them comes right after the beginning itself. */
    private void stretch(Records.Key prefix, Records.Rows pass, WatchedReading watched)
            throws UnreadableSource, InterruptedException {
        int size = prefix.parts().size();
        watched.run(() -> records.stream(set.name(), query.withAfter(prefix), watched.guarded(row -> {
            boolean begins = row.key().parts().subList(0, size).equals(prefix.parts());
            return begins && pass.take(row);
        })));
    }

    private WatchedReading watched(RowConsumer rows) {
        return new WatchedReading(name, patience, rows::waiting);
    }

    private List<String> groupOf(Records.Row row) {
        var values = new ArrayList<String>(group.size());
        for (int column : group) {
            values.add(Objects.requireNonNullElse(row.values().get(column), ""));
        }
        return values;
    }

    /** Turns rows into bytes, in one buffer. Not thread-safe. */
    private static final class RowSlices {
        private final FieldSlices slices = new FieldSlices();
        private final Utf8Buffer buffer = new Utf8Buffer();

        FieldSlices of(Records.Row row, long place) {
            var values = row.values();
            buffer.reserve(values);
            slices.begin(buffer.bytes(), place);
            for (String value : values) {
                if (value == null) {
                    slices.addNull();
                } else {
                    int start = buffer.size();
                    slices.add(start, buffer.append(value));
                }
            }
            slices.seen(row.version(), row.readAt());
            return slices;
        }
    }
}
