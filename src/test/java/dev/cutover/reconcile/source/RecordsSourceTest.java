package dev.cutover.reconcile.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cutover.model.Segment;
import dev.cutover.reconcile.row.Position;
import dev.cutover.reconcile.row.UnreadableSource;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.RecordSet;
import dev.cutover.spi.Records;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecordsSourceTest {
    private static final Instant READ = Instant.parse("2026-11-29T02:00:00Z");
    private static final RecordSet LINES = RecordSet.of(
            "lines",
            "each line",
            List.of(
                    RecordSet.Column.of("order_id", RecordSet.Type.TEXT, ""),
                    RecordSet.Column.of("line_no", RecordSet.Type.WHOLE, ""),
                    RecordSet.Column.of("sku", RecordSet.Type.TEXT, "")),
            List.of("order_id", "line_no"));

    private final List<String> asked = new ArrayList<>();

    @Test
    void valuesBecomeBytesAndNoValueStaysNone() throws Exception {
        var read = ReadRows.of(source(LINES, row("A", "1", null), row("B", "1", "Ä€\uD83D\uDE00")));

        assertThat(read.rows).containsExactly(Arrays.asList("A", "1", null), List.of("B", "1", "Ä€\uD83D\uDE00"));
    }

    @Test
    void aRowKeepsItsVersionAndItsTime() throws Exception {
        var seen = new ArrayList<String>();
        source(LINES, row("A", "1", "x"))
                .read(new Position.Start(), new TakesRows(row -> seen.add(row.version() + " " + row.readAt())));

        assertThat(seen).containsExactly("v1 2026-11-29T02:00:00Z");
    }

    @Test
    void wholeKeysAreReadAgainByThemselves() throws Exception {
        var again = new ReadRows();
        source(LINES, row("A", "1", "x"), row("A", "2", "y")).again(List.of(List.of("A", "2")), again);

        assertThat(again.rows).containsExactly(List.of("A", "2", "y"));
        assertThat(asked).containsExactly("read [A/2]");
    }

    @Test
    void aRowOfTheKeyInAnotherSegmentIsNotReadAgain() throws Exception {
        var query = Records.Query.all().withSegment(Segment.of(Map.of("sku", "x", "region", "of no column")));
        var rows = List.of(row("A", "1", "x"), row("A", "2", "y"), row("A", "3", null));
        var again = new ReadRows();
        RecordsSource.of(new Held(LINES, rows), LINES, query, "legacy-oms.lines")
                .again(List.of(List.of("A", "1"), List.of("A", "2"), List.of("A", "3")), again);

        assertThat(again.rows).containsExactly(List.of("A", "1", "x"));
    }

    @Test
    void theBeginningOfAKeyIsReadAgainAsAStretchOfASortedSet() throws Exception {
        var again = new ReadRows();
        source(LINES.withSorted(true), row("A", "1", "x"), row("AB", "1", "z"), row("B", "1", "y"), row("B", "2", "y"))
                .groupedBy(List.of("order_id"))
                .again(List.of(List.of("B"), List.of("A"), List.of("C")), again);

        assertThat(again.rows).containsExactly(List.of("A", "1", "x"), List.of("B", "1", "y"), List.of("B", "2", "y"));
        assertThat(asked).containsExactly("after A", "after B", "after C");
    }

    @Test
    void otherColumnsAreReadAgainInOneStream() throws Exception {
        var again = new ReadRows();
        source(LINES, row("A", "1", "x"), row("A", "2", "y"), row("B", "1", "y"))
                .groupedBy(List.of("sku"))
                .again(List.of(List.of("y"), List.of("w")), again);

        assertThat(again.rows).containsExactly(List.of("A", "2", "y"), List.of("B", "1", "y"));
        assertThat(asked).containsExactly("all");
    }

    @Test
    void aSortedSetIsReadOnAfterTheLastKeyOfWhichAllWasRead() throws Exception {
        var rows = new ArrayList<Records.Row>();
        for (int i = 0; i < 30_000; i++) {
            rows.add(row("O" + (100_000 + i / 7), String.valueOf(i / 2), "x"));
        }
        var sorted = LINES.withSorted(true);
        var source = source(sorted, rows.toArray(Records.Row[]::new));
        var whole = ReadRows.of(source);
        var after = (Position.AfterKey) whole.reached.get(0);
        var rest = ReadRows.of(source, after);

        assertThat(whole.rows).hasSize(30_000);
        assertThat(rest.rows).isEqualTo(whole.rows.subList(30_000 - rest.rows.size(), 30_000));
        assertThat(rest.rows.get(0).subList(0, 2)).isNotEqualTo(after.key());
        assertThat(whole.rows.get(30_000 - rest.rows.size() - 1).subList(0, 2)).isEqualTo(after.key());
    }

    @Test
    void aSourceThatStopsIsNotReadToItsEnd() {
        var source = RecordsSource.of(new Broken(), LINES, Records.Query.all(), "legacy-oms.lines");

        assertThatThrownBy(() -> ReadRows.of(source))
                .isInstanceOf(UnreadableSource.class)
                .hasMessage("legacy-oms.lines could not be read to its end: the connection was reset");
        assertThatThrownBy(() -> source.again(List.of(List.of("A", "1")), new ReadRows()))
                .isInstanceOf(UnreadableSource.class);
    }

    @Test
    void aSourceThatFallsSilentIsNotWaitedForForEver() throws Exception {
        var silent = new Silent();
        var read = new ReadRows();
        var source = RecordsSource.of(silent, LINES, Records.Query.all(), "legacy-oms.lines")
                .withPatience(new Patience(Duration.ofMinutes(5), Duration.ofMillis(40), Optional::empty));

        assertThatThrownBy(() -> source.read(new Position.Start(), read))
                .isInstanceOf(UnreadableSource.class)
                .hasMessageContaining(
                        "legacy-oms.lines was not read to its end: 1 row had come when it had sent nothing for");
        silent.goOn.countDown();
        silent.ended.await();
        assertThat(read.rows).as("what comes later is not taken").containsExactly(List.of("A", "1", "x"));
        assertThat(read.waits).isPositive();
    }

    @Test
    void readingEndsWhenItsTimeIsOver() {
        var silent = new Silent();
        var source = RecordsSource.of(silent, LINES, Records.Query.all(), "legacy-oms.lines")
                .withPatience(
                        new Patience(Duration.ofMillis(40), Duration.ofMinutes(5), fromTheSecondTime("at half past")));

        assertThatThrownBy(() -> ReadRows.of(source))
                .isInstanceOf(UnreadableSource.class)
                .hasMessage("legacy-oms.lines was not read to its end: 1 row had come at half past");
        silent.goOn.countDown();
    }

    @Test
    void shortReadingsDoNotGoOnWhenTheirTimeIsOver() throws Exception {
        var source = source(LINES, row("A", "1", "x"), row("A", "2", "y"))
                .withPatience(new Patience(
                        Duration.ofMinutes(5), Duration.ofMinutes(5), fromTheSecondTime("when its time was over")));
        source.again(List.of(List.of("A", "1")), new ReadRows());

        assertThatThrownBy(() -> source.again(List.of(List.of("A", "2")), new ReadRows()))
                .isInstanceOf(UnreadableSource.class)
                .hasMessage("legacy-oms.lines was not read to its end: no row had come when its time was over");
        assertThat(asked).containsExactly("read [A/1]");
    }

    private static Supplier<Optional<String>> fromTheSecondTime(String why) {
        var times = new AtomicInteger();
        return () -> times.getAndIncrement() == 0 ? Optional.empty() : Optional.of(why);
    }

    private static Records.Row row(@Nullable String... values) {
        return Records.Row.of(LINES, Arrays.asList(values), "v1", READ);
    }

    private RecordsSource source(RecordSet set, Records.Row... rows) {
        return RecordsSource.of(new Held(set, List.of(rows)), set, Records.Query.all(), "legacy-oms.lines");
    }

    /** Rows in memory; it says what it was asked. */
    private final class Held implements Records {
        private final RecordSet set;
        private final List<Row> rows;

        Held(RecordSet set, List<Row> rows) {
            this.set = set;
            this.rows = set.sorted()
                    ? rows.stream().sorted(Comparator.comparing(Row::key)).toList()
                    : rows;
        }

        @Override
        public List<RecordSet> sets() {
            return List.of(set);
        }

        @Override
        public End stream(String name, Query query, Rows consumer) throws InterruptedException {
            asked.add(query.after().map(after -> "after " + after).orElse("all"));
            for (var row : rows) {
                boolean isWanted = query.after()
                        .filter(after -> row.key().compareTo(after) <= 0)
                        .isEmpty();
                if (isWanted && !consumer.take(row)) {
                    return End.STOPPED;
                }
            }
            return End.WHOLE;
        }

        @Override
        public End read(String name, Collection<Key> keys, Rows consumer) throws InterruptedException {
            asked.add("read " + keys);
            for (var row : rows) {
                if (keys.contains(row.key())) {
                    consumer.take(row);
                }
            }
            return End.WHOLE;
        }
    }

    /** A connection that is reset after a row. */
    private static final class Broken implements Records {
        @Override
        public List<RecordSet> sets() {
            return List.of(LINES);
        }

        @Override
        public End stream(String set, Query query, Rows rows) throws ConnectorException, InterruptedException {
            rows.take(row("A", "1", "x"));
            throw new ConnectorException("the connection was reset");
        }

        @Override
        public End read(String set, Collection<Key> keys, Rows rows) throws ConnectorException {
            throw new ConnectorException("the connection was reset");
        }
    }

    /** A connection that hangs after a row and does not hear an interrupt, as drivers do not; and then goes on. */
    private static final class Silent implements Records {
        private final CountDownLatch goOn = new CountDownLatch(1);
        private final CountDownLatch ended = new CountDownLatch(1);

        @Override
        public List<RecordSet> sets() {
            return List.of(LINES);
        }

        @Override
        public End stream(String set, Query query, Rows rows) throws InterruptedException {
            try {
                rows.take(row("A", "1", "x"));
                awaitDeafly();
                rows.take(row("B", "1", "x"));
                return End.WHOLE;
            } finally {
                ended.countDown();
            }
        }

        private void awaitDeafly() {
            boolean hears = false;
            while (!hears) {
                try {
                    goOn.await();
                    hears = true;
                } catch (InterruptedException deaf) {
                    hears = false;
                }
            }
        }

        @Override
        public End read(String set, Collection<Key> keys, Rows rows) {
            return End.WHOLE;
        }
    }
}
