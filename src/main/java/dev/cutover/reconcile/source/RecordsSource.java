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
    private final Origin origin;
    private final List<Integer> group;
    private final boolean isPrefix;
    private final AtomicLong progress = new AtomicLong();
    private @Nullable OptionalLong size;

    private RecordsSource(
            Records records, RecordSet set, Records.Query query, Origin origin, List<String> groupColumns) {
        this.records = records;
        this.set = set;
        this.query = query;
        this.origin = origin;
        this.group = groupColumns.stream()
                .map(column -> set.position(column).orElseThrow())
                .toList();
        this.isPrefix = groupColumns.size() <= set.key().size()
                && groupColumns.equals(set.key().subList(0, groupColumns.size()));
    }

    /**
     * Where the rows come from: as people call it, what tells its system from others of that name, and how long it is
     * waited for.
     */
    private record Origin(String name, String system, Patience patience) {}

    /** The rows of a set that a query selects, in groups by the set's own key. */
    public static RecordsSource of(Records records, RecordSet set, Records.Query query, String name) {
        return new RecordsSource(records, set, query, new Origin(name, "", Patience.STANDARD), set.key());
    }

    /**
     * The same as a source of one system.
     *
     * @param identity what tells it from a system that has the same name elsewhere
     */
    public RecordsSource inSystem(String identity) {
        return from(new Origin(origin.name(), identity, origin.patience()));
    }

    /**
     * The same in other groups.
     *
     * @param columns of the set, by the set's own names
     */
    public RecordsSource groupedBy(List<String> columns) {
        return new RecordsSource(records, set, query, origin, columns);
    }

    /** The same, of which another reader passes on the rows, or those that are wanted. */
    public RecordsSource readBy(Records other) {
        return new RecordsSource(other, set, query, origin, groupColumns());
    }

    /** The same, waited for so long. */
    public RecordsSource withPatience(Patience other) {
        return from(new Origin(origin.name(), origin.system(), other));
    }

    private RecordsSource from(Origin other) {
        return new RecordsSource(records, set, query, other, groupColumns());
    }

    private List<String> groupColumns() {
        return group.stream().map(place -> set.columns().get(place).name()).toList();
    }

    @Override
    public String name() {
        return origin.name();
    }

    @Override
    public List<RecordSet.Column> columns() {
        return set.columns();
    }

    /** A system is the same whatever changes in it, for that changes while it is read as well. */
    @Override
    public String identity() {
        return origin.name() + " " + query + (origin.system().isEmpty() ? "" : " in " + origin.system());
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
    public boolean findsRows() {
        return isPrefix && (group.size() == set.key().size() || set.sorted());
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
            watched.run(() -> records.read(set.name(), query.segment(), keys, watched.guarded(pass)));
        } else if (isPrefix && set.sorted()) {
            var beginnings = groups.stream().map(Records.Key::new).toList();
            var watched = watched(rows);
            watched.run(() -> records.readBeginning(set.name(), query, beginnings, watched.guarded(pass)));
        } else {
            var wanted = new HashSet<>(groups);
            var watched = watched(rows);
            watched.run(() -> records.stream(
                    set.name(), query, watched.guarded(row -> !wanted.contains(groupOf(row)) || pass.take(row))));
        }
    }

    private WatchedReading watched(RowConsumer rows) {
        return new WatchedReading(name(), origin.patience(), rows::waiting);
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
