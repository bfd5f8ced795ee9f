package dev.cutover.connector.jdbc;

import dev.cutover.connector.jdbc.session.Queries;
import dev.cutover.connector.jdbc.session.SqlText;
import dev.cutover.model.Segment;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.RecordSet;
import dev.cutover.spi.Records;
import dev.cutover.spi.RunClock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Reads the record sets of one database by their queries. Thread-safe. */
final class JdbcRecords implements Records {
    private static final int KEYS_AT_ONCE = 200;

    private final Queries queries;
    private final SetLayouts layouts;
    private final RunClock clock;

    JdbcRecords(Queries queries, SetLayouts layouts, RunClock clock) {
        this.queries = queries;
        this.layouts = layouts;
        this.clock = clock;
    }

    @Override
    public List<RecordSet> sets() {
        return layouts.sets();
    }

    @Override
    public RecordSet described(String name) throws ConnectorException, InterruptedException {
        return layouts.of(name).recordSet();
    }

    @Override
    public End stream(String set, Query query, Rows rows) throws ConnectorException, InterruptedException {
        var layout = layouts.of(set);
        var selection = new RowSelection(layout);
        var statement = SqlText.of("select " + layout.texts() + layout.rows())
                .and(selection.where(query))
                .and(selection.order());
        return pass(layout, statement, rows);
    }

    @Override
    public End read(String set, Collection<Key> keys, Rows rows) throws ConnectorException, InterruptedException {
        return read(set, Segment.EVERYTHING, keys, rows);
    }

    /** By some keys at a time; what a condition finds besides, such as other capitals, is left out. */
    @Override
    public End read(String set, Segment segment, Collection<Key> keys, Rows rows)
            throws ConnectorException, InterruptedException {
        var layout = layouts.of(set);
        var selection = new RowSelection(layout);
        var all = new ArrayList<>(new HashSet<>(keys));
        for (int from = 0; from < all.size(); from += KEYS_AT_ONCE) {
            var some = all.subList(from, Math.min(all.size(), from + KEYS_AT_ONCE));
            var wanted = new HashSet<>(some);
            var where = selection.whereKey(segment, some);
            if (where.isPresent()) {
                var statement =
                        SqlText.of("select " + layout.texts() + layout.rows()).and(where.get());
                if (pass(layout, statement, row -> !wanted.contains(row.key()) || rows.take(row)) == End.STOPPED) {
                    return End.STOPPED;
                }
            }
        }
        return End.WHOLE;
    }

    /** What the database's own plan expects. */
    @Override
    public OptionalLong estimate(String set, Query query) throws ConnectorException, InterruptedException {
        var layout = layouts.of(set);
        String place = layout.dialect().explainedRows();
        if (place.isEmpty()) {
            return OptionalLong.empty();
        }
        var explained =
                SqlText.of("explain select 1 as one" + layout.rows()).and(new RowSelection(layout).where(query));
        return queries.all(explained, row -> ExplainedRows.of(row, place)).stream()
                .flatMapToLong(OptionalLong::stream)
                .max();
    }

    /** Passes on the rows of a statement that selects the texts of all columns. */
    End pass(SetLayout layout, SqlText statement, Rows rows) throws ConnectorException, InterruptedException {
        int width = layout.columns().size();
        var keyless = new long[1];
        var end = queries.each(statement, row -> Queries.texts(row, width), written -> {
            var values = layout.values(written);
            if (lacksKey(layout.recordSet(), values)) {
                keyless[0]++;
                return true;
            }
            return rows.take(Row.of(layout.recordSet(), values, version(layout, values), clock.now()));
        });
        if (keyless[0] > 0 && end == End.WHOLE) {
            throw new ConnectorException(keyless[0] + (keyless[0] == 1 ? " row has" : " rows have") + " no "
                    + String.join(", ", layout.spec().key()) + " and so cannot be compared");
        }
        return end;
    }

    private static boolean lacksKey(RecordSet set, List<@Nullable String> values) {
        return set.key().stream()
                .anyMatch(column -> values.get(set.position(column).orElseThrow()) == null);
    }

    private static String version(SetLayout layout, List<@Nullable String> values) {
        return layout.versionPlace().map(values::get).orElse("");
    }
}
