package dev.cutover.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.cutover.model.Binding;
import dev.cutover.model.Segment;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.Records;
import dev.cutover.spi.Records.End;
import dev.cutover.spi.Records.Query;
import dev.cutover.spi.Records.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What holds of record sets. */
public abstract class RecordsContract extends ConnectorContract {
    private static final Records.Key NOBODYS = Records.Key.of("no such key");

    /** The set that the tests read; it has two keys at least. */
    protected abstract String set();

    /** The values of all its rows that the query selects, in any order. */
    protected abstract List<List<@Nullable String>> rows() throws Exception;

    /** Which rows the tests read; all, unless the set has no end. */
    protected Query query() {
        return Query.all();
    }

    /** A system that is there and whose set breaks off after some rows, or cannot be read at all. */
    protected Optional<Binding> broken() throws Exception {
        return Optional.empty();
    }

    @Test
    void allRowsArePassedOnOnce() throws Exception {
        var found = new ArrayList<List<@Nullable String>>();
        var end = open(Records.class).stream(set(), query(), row -> found.add(row.values()));
        assertThat(end).isEqualTo(End.WHOLE);
        assertThat(found).containsExactlyInAnyOrderElementsOf(rows());
    }

    @Test
    void aReaderThatWantsNoMoreGetsNoMore() throws Exception {
        var found = new ArrayList<Row>();
        var end = open(Records.class).stream(set(), query(), row -> {
            found.add(row);
            return false;
        });
        assertThat(end).isEqualTo(End.STOPPED);
        assertThat(found).hasSize(1);
    }

    @Test
    void rowsHaveTheColumnsAndKeysOfTheirSet() throws Exception {
        var records = open(Records.class);
        var described = records.described(set());
        assertThat(described.partial()).as("all columns are known").isFalse();
        assertThat(all(records, query())).allSatisfy(row -> {
            assertThat(row.values()).hasSize(described.columns().size());
            assertThat(row.key().parts())
                    .isEqualTo(described.key().stream()
                            .map(column ->
                                    row.values().get(described.position(column).orElseThrow()))
                            .toList());
        });
    }

    @Test
    void sortedRowsAscendAndGoOnAfterAKey() throws Exception {
        var records = open(Records.class);
        assumeTrue(records.described(set()).sorted(), "the set is not sorted");
        var all = all(records, query());
        assertThat(all).extracting(Row::key).isSorted();
        var first = all.get(0).key();
        assertThat(all(records, query().withAfter(first)))
                .extracting(Row::values)
                .isEqualTo(all.stream()
                        .filter(row -> row.key().compareTo(first) > 0)
                        .map(Row::values)
                        .toList());
    }

    @Test
    void aSetThatIsNotSortedRefusesToGoOnAfterAKey() throws Exception {
        var records = open(Records.class);
        assumeTrue(!records.described(set()).sorted(), "the set is sorted");
        assertRefused(records, query().withAfter(NOBODYS));
    }

    @Test
    void aKeyIsReadAgainWithAllOfItsRows() throws Exception {
        var records = open(Records.class);
        var all = all(records, query());
        var key = all.get(all.size() - 1).key();
        var again = new ArrayList<Row>();
        var end = records.read(set(), List.of(key, nobodys(key)), again::add);
        assertThat(end).isEqualTo(End.WHOLE);
        assertThat(again)
                .extracting(Row::values)
                .containsExactlyInAnyOrderElementsOf(all.stream()
                        .filter(row -> row.key().equals(key))
                        .map(Row::values)
                        .toList());
    }

    @Test
    void anUnknownSetIsRefused() throws Exception {
        var records = open(Records.class);
        assertThatThrownBy(() -> records.stream("no-such-set", query(), row -> true))
                .isInstanceOf(ConnectorException.class)
                .hasMessageContaining("no-such-set");
    }

    @Test
    void aDimensionThatIsNoColumnIsRefused() throws Exception {
        assertRefused(open(Records.class), query().withSegment(Segment.of(Map.of("no-such-dimension", "anywhere"))));
    }

    @Test
    void aTimeIsRefusedWhereRowsHaveNone() throws Exception {
        var records = open(Records.class);
        assumeTrue(records.described(set()).time().isEmpty(), "the set has a time");
        assertRefused(records, query().withFrom(clock().now()));
    }

    @Test
    void whatCannotBeReadToItsEndIsNeverWhole() throws Exception {
        var broken = broken();
        assumeTrue(broken.isPresent(), "the author names no set that breaks off");
        var records = open(broken.orElseThrow()).as(Records.class).orElseThrow();
        assertThatThrownBy(() -> records.stream(set(), query(), row -> true))
                .isInstanceOf(ConnectorException.class)
                .hasMessageMatching("(?s).+");
    }

    @Test
    void whatTheConsumerThrowsReachesItsCaller() throws Exception {
        var records = open(Records.class);
        assertThatThrownBy(() -> records.stream(set(), query(), row -> {
                    throw new IllegalStateException("of the consumer");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("of the consumer");
    }

    @Test
    void severalStreamsRunAtOnce() throws Exception {
        var records = open(Records.class);
        var inner = new ArrayList<List<@Nullable String>>();
        var outer = new ArrayList<List<@Nullable String>>();
        records.stream(set(), query(), row -> {
            if (outer.isEmpty()) {
                all(records, query()).forEach(one -> inner.add(one.values()));
            }
            return outer.add(row.values());
        });
        assertThat(outer).containsExactlyInAnyOrderElementsOf(rows());
        assertThat(inner).containsExactlyInAnyOrderElementsOf(rows());
    }

    private void assertRefused(Records records, Query query) {
        assertThatThrownBy(() -> records.stream(set(), query, row -> true)).isInstanceOf(ConnectorException.class);
    }

    /** A key with as many parts as this one, which no row has. */
    private static Records.Key nobodys(Records.Key like) {
        var parts = new ArrayList<>(like.parts());
        parts.set(0, parts.get(0) + NOBODYS);
        return new Records.Key(parts);
    }

    private List<Row> all(Records records, Query query) throws InterruptedException {
        var rows = new ArrayList<Row>();
        try {
            records.stream(set(), query, rows::add);
        } catch (ConnectorException e) {
            throw new AssertionError(e);
        }
        return rows;
    }
}
