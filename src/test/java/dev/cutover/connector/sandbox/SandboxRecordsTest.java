package dev.cutover.connector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cutover.connector.sandbox.estate.platform.Scene;
import dev.cutover.model.Segment;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.FaultInjection;
import dev.cutover.spi.RecordSet;
import dev.cutover.spi.Records;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SandboxRecordsTest {
    private static final Segment CURBSIDE = Segment.of(Map.of("region", "us-east", "lane", "curbside"));
    private static final Records.Query JUST_NOW = Records.Query.all().withFrom(Scene.START.minusSeconds(20));

    @TempDir
    private Path folder;

    private SandboxRun run;
    private Records records;

    @BeforeEach
    void open() {
        run = new SandboxRun(folder);
        records = run.open("legacy-oms", Records.class);
    }

    @AfterEach
    void close() {
        run.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"orders", "lines", "transitions", "events", "in-flight-orders", "captures", "labels"})
    void rowsComeInTheOrderOfTheirKeysAndTwiceTheSame(String set) throws Exception {
        var query = Records.Query.all()
                .withFrom(Scene.START.minusSeconds(3_600))
                .withUntil(Scene.START.minusSeconds(3_560))
                .withSegment(CURBSIDE);
        var rows = all(set, query);

        assertThat(rows).extracting(Records.Row::key).isSorted();
        assertThat(all(set, query)).isEqualTo(rows);
        assertThat(records.set(set).orElseThrow().sorted()).isTrue();
    }

    @Test
    void afterAKeyComesExactlyTheRest() throws Exception {
        var query = JUST_NOW.withSegment(CURBSIDE);
        var rows = all("lines", query);

        for (int place : List.of(0, 1, rows.size() / 2, rows.size() - 1)) {
            var key = rows.get(place).key();
            assertThat(all("lines", query.withAfter(key))).isEqualTo(rows.subList(place + 1, rows.size()));
        }
        assertThat(all("lines", query.withAfter(Records.Key.of("no key at all"))))
                .isEmpty();
        assertThat(all("lines", query.withAfter(Records.Key.of("")))).isEqualTo(rows);
    }

    /** Each order stands there twice: the last key that a reader saw may have one more row. */
    @Test
    void stoppedAnywhereAReaderContinuesAfterTheLastKeyThatItHasWhole() throws Exception {
        run.open("legacy-oms", FaultInjection.class).inject(Map.of("fault", "duplicate-events", "rate", "100 %"));
        run.pass(5);
        var query = Records.Query.all().withFrom(Scene.START).withSegment(CURBSIDE);
        var whole = all("orders", query);
        assertThat(whole.subList(0, 2))
                .extracting(Records.Row::key)
                .containsOnly(whole.get(0).key());

        for (int stop = 1; stop < Math.min(12, whole.size()); stop++) {
            var rows = first(stop, query);
            var last = rows.get(stop - 1).key();
            rows.removeIf(row -> row.key().equals(last));
            var rest = rows.isEmpty()
                    ? query
                    : query.withAfter(rows.get(rows.size() - 1).key());
            rows.addAll(all("orders", rest));
            assertThat(rows).isEqualTo(whole);
        }
    }

    private List<Records.Row> first(int many, Records.Query query) throws Exception {
        var rows = new ArrayList<Records.Row>();
        records.stream("orders", query, row -> {
            rows.add(row);
            return rows.size() < many;
        });
        return rows;
    }

    /** Orders by themselves, and not the seconds in which they were placed; most have no row in some sets. */
    @ParameterizedTest
    @ValueSource(strings = {"orders", "lines", "events", "shipments", "refunds"})
    void allThatSomeOrdersHaveIsReadAgainAsAStreamHasIt(String set) throws Exception {
        var query = JUST_NOW.withSegment(CURBSIDE).withUntil(Scene.START.minusSeconds(5));
        var orders = all("orders", JUST_NOW).stream()
                .map(row -> row.key().parts().get(0))
                .distinct()
                .filter(order -> order.hashCode() % 3 == 0)
                .toList();
        var beginnings = orders.stream().map(Records.Key::of).toList();

        var rows = new ArrayList<Records.Row>();
        var end = records.readBeginning(set, query, beginnings, row -> rows.add(row));

        assertThat(end).isEqualTo(Records.End.WHOLE);
        assertThat(rows)
                .containsExactlyInAnyOrderElementsOf(all(set, query).stream()
                        .filter(row -> orders.contains(row.key().parts().get(0)))
                        .toList());
        if (!rows.isEmpty()) {
            assertThat(records.readBeginning(set, query, beginnings, row -> false))
                    .isEqualTo(Records.End.STOPPED);
        }
    }

    @Test
    void segmentAndTimeSelectExactly() throws Exception {
        var everything = all("orders", JUST_NOW);
        var from = Scene.START.minusMillis(12_345);
        var until = Scene.START.minusMillis(2_345);

        var chosen = all("orders", JUST_NOW.withSegment(CURBSIDE).withFrom(from).withUntil(until));

        assertThat(chosen)
                .isNotEmpty()
                .isEqualTo(everything.stream()
                        .filter(row -> value(row, "region").equals("us-east"))
                        .filter(row -> value(row, "lane").equals("curbside"))
                        .filter(row -> !placed(row).isBefore(from))
                        .filter(row -> placed(row).isBefore(until))
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"orders", "in-flight-orders"})
    void howManyRowsThereAreIsEstimated(String set) throws Exception {
        var query = Records.Query.all()
                .withFrom(Scene.START.minusSeconds(600))
                .withUntil(Scene.START.minusSeconds(100))
                .withSegment(CURBSIDE);
        int rows = all(set, query).size();

        assertThat(records.estimate(set, query).orElseThrow()).isBetween(rows * 7L / 10, rows * 13L / 10);
        assertThat(records.estimate(set, query.withUntil(Scene.START.minusSeconds(700))))
                .hasValue(0);
        assertThatThrownBy(() -> records.estimate(set, query.withSegment(Segment.of(Map.of("lane", "curb")))))
                .isInstanceOf(ConnectorException.class);
    }

    @Test
    void aReaderMayStop() throws Exception {
        var rows = new ArrayList<Records.Row>();

        var end = records.stream("orders", JUST_NOW, row -> {
            rows.add(row);
            return rows.size() < 3;
        });

        assertThat(end).isEqualTo(Records.End.STOPPED);
        assertThat(rows).hasSize(3);
    }

    @Test
    void theEstateLivesOnWhileAStreamRuns() throws Exception {
        var rows = new ArrayList<Records.Row>();
        records.stream("orders", JUST_NOW, row -> {
            run.pass(1);
            return rows.add(row);
        });

        assertThat(rows).extracting(Records.Row::readAt).isSorted();
        assertThat(rows.get(0).readAt()).isEqualTo(Scene.START);
        assertThat(rows.get(rows.size() - 1).readAt()).isAfter(Scene.START.plusSeconds(60));
        assertThat(rows).allSatisfy(row -> assertThat(placed(row)).isBefore(Scene.START));
    }

    @Test
    void whatIsPlacedAfterTheStreamBeganIsNotInIt() throws Exception {
        run.sleep(Duration.ofMillis(700));
        var begun = Scene.START.plusMillis(700);
        var rows = new ArrayList<Records.Row>();

        records.stream("orders", JUST_NOW, row -> {
            run.pass(1);
            return rows.add(row);
        });

        assertThat(rows)
                .anySatisfy(row -> assertThat(placed(row)).isAfter(Scene.START))
                .allSatisfy(row -> assertThat(placed(row)).isBefore(begun));
    }

    @Test
    void singleRowsAreReadAgainAsTheyAreThen() throws Exception {
        var before = all(
                "orders",
                Records.Query.all().withFrom(Scene.START.minusSeconds(20)).withSegment(CURBSIDE));
        var some = before.subList(0, 2).stream().map(Records.Row::key).toList();
        run.pass(900);

        var again = new ArrayList<Records.Row>();
        var end = records.read("orders", some, again::add);

        assertThat(end).isEqualTo(Records.End.WHOLE);
        assertThat(again).extracting(Records.Row::key).isEqualTo(some);
        assertThat(again).extracting(Records.Row::readAt).containsOnly(Scene.START.plusSeconds(900));
        assertThat(again.get(0).version()).isNotEqualTo(before.get(0).version());
    }

    @Test
    void aKeyWithoutARowIsNotThere() throws Exception {
        var rows = new ArrayList<Records.Row>();
        var strangers = List.of(
                Records.Key.of("SO-999999999999"),
                Records.Key.of("nothing"),
                Records.Key.of(),
                Records.Key.of("SO-000000000001", "7"));

        assertThat(records.read("orders", strangers, rows::add)).isEqualTo(Records.End.WHOLE);
        assertThat(rows).isEmpty();
    }

    @Test
    void aStreamThatBreaksNeverEndsAsIfWhole() throws Exception {
        var rows = new ArrayList<Records.Row>();
        var faults = run.open("legacy-oms", FaultInjection.class);

        assertThatThrownBy(() -> records.stream("orders", JUST_NOW, row -> {
                    if (rows.isEmpty()) {
                        crash(faults);
                    }
                    return rows.add(row);
                }))
                .isInstanceOf(ConnectorException.class);
        assertThat(rows).isNotEmpty();
    }

    @Test
    void whatItCannotSelectItRefuses() {
        assertThatThrownBy(() -> all("order", Records.Query.all()))
                .isInstanceOf(ConnectorException.class)
                .hasMessageStartingWith("legacy-oms has no record set 'order'; it has orders, lines, transitions");
        assertThatThrownBy(() -> all("orders", Records.Query.all().withSegment(Segment.of(Map.of("lane", "curb")))))
                .isInstanceOf(ConnectorException.class)
                .hasMessageContaining("unknown lane 'curb'");
        assertThatThrownBy(() -> all("orders", Records.Query.all().withSegment(Segment.of(Map.of("brand", "x")))))
                .isInstanceOf(ConnectorException.class)
                .hasMessageContaining("unknown dimension 'brand'");
    }

    @Test
    void anInterruptEndsAStream() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> all("orders", JUST_NOW)).isInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void eachSystemHasTheSetsOfWhatItKeeps() {
        assertThat(names("storefront")).containsExactly("orders", "lines");
        assertThat(names("inventory")).containsExactly("reservations");
        assertThat(names("wms")).containsExactly("transitions", "shipments", "events");
        assertThat(names("carrier")).containsExactly("shipments", "labels", "events");
        assertThat(names("payments")).containsExactly("captures", "refunds");
        assertThat(names("orchestrator")).hasSize(10).isEqualTo(names("legacy-oms"));
        assertThat(run.open("tax").as(Records.class)).isEmpty();
    }

    @Test
    void whatIsDescribedIsWhatIsThere() {
        var described = new SandboxConnectorProvider().describe(SandboxRun.binding("wms", Map.of(), Map.of()));

        assertThat(described.recordSets())
                .isEqualTo(run.open("wms", Records.class).sets());
    }

    @Test
    void theCarrierHasTheLabelsThatItScanned() throws Exception {
        var rows = new ArrayList<Records.Row>();
        var early = Records.Query.all()
                .withFrom(Scene.START.minusSeconds(40_000))
                .withUntil(Scene.START.minusSeconds(39_998));

        run.open("carrier", Records.class).stream("labels", early, rows::add);

        assertThat(rows).isNotEmpty().allSatisfy(row -> assertThat(row.values()).contains("scanned"));
    }

    private static void crash(FaultInjection faults) {
        try {
            faults.inject(Map.of("fault", "crash"));
        } catch (ConnectorException wrong) {
            throw new AssertionError(wrong);
        }
    }

    private List<String> names(String system) {
        return run.open(system, Records.class).sets().stream()
                .map(RecordSet::name)
                .toList();
    }

    private List<Records.Row> all(String set, Records.Query query) throws Exception {
        var rows = new ArrayList<Records.Row>();
        assertThat(records.stream(set, query, rows::add)).isEqualTo(Records.End.WHOLE);
        return rows;
    }

    private Instant placed(Records.Row row) {
        return Instant.parse(value(row, "placed_at"));
    }

    private String value(Records.Row row, String column) {
        var orders = records.set("orders").orElseThrow();
        return row.values().get(orders.position(column).orElseThrow());
    }
}
