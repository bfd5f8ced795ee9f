package dev.cutover.connector.sandbox.estate.records;

import static dev.cutover.connector.sandbox.estate.platform.EstateSystem.CARRIER;
import static dev.cutover.connector.sandbox.estate.platform.EstateSystem.INGRESS;
import static dev.cutover.connector.sandbox.estate.platform.EstateSystem.INVENTORY;
import static dev.cutover.connector.sandbox.estate.platform.EstateSystem.LEGACY_OMS;
import static dev.cutover.connector.sandbox.estate.platform.EstateSystem.ORCHESTRATOR;
import static dev.cutover.connector.sandbox.estate.platform.EstateSystem.PAYMENTS;
import static dev.cutover.connector.sandbox.estate.platform.EstateSystem.STOREFRONT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.connector.sandbox.estate.book.BookEvent;
import dev.cutover.connector.sandbox.estate.book.EventKind;
import dev.cutover.connector.sandbox.estate.book.OrderBooks;
import dev.cutover.connector.sandbox.estate.book.Presence;
import dev.cutover.connector.sandbox.estate.book.Stage;
import dev.cutover.connector.sandbox.estate.book.WrittenBook;
import dev.cutover.connector.sandbox.estate.faults.FaultKind;
import dev.cutover.connector.sandbox.estate.faults.Mishap;
import dev.cutover.connector.sandbox.estate.platform.EstateConfig;
import dev.cutover.connector.sandbox.estate.platform.EstateSystem;
import dev.cutover.connector.sandbox.estate.platform.RoutingKeys;
import dev.cutover.connector.sandbox.estate.platform.Scene;
import dev.cutover.spi.RecordSet;
import dev.cutover.spi.Records;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BookRowsTest {
    private static final Map<String, String> HERE = Map.of("region", "us-east", "lane", "marketplace");
    private static final RoutingKeys KEYS =
            new RoutingKeys(EstateConfig.retail(42).dimensions());
    private static final List<EstateSystem> PLATFORMS = List.of(LEGACY_OMS, ORCHESTRATOR);

    private final Scene scene = new Scene();

    @Test
    void putsEachOrderOnOnePlatform() {
        scene.weigh(HERE, 4_000).pass(60);

        var old = ids(LEGACY_OMS);
        var fresh = ids(ORCHESTRATOR);

        assertThat(old).isNotEmpty().doesNotContainAnyElementsOf(fresh);
        assertThat(fresh).isNotEmpty();
        old.addAll(fresh);
        assertThat(old).isEqualTo(ids(STOREFRONT)).isEqualTo(ids(INGRESS));
    }

    @Test
    void copiesOrdersUnderDualWriteAsShadows() {
        scene.weigh(HERE, 10_000);
        scene.tell(ORCHESTRATOR, "enable-dual-write");
        scene.pass(10).pass(60);

        assertThat(ids(LEGACY_OMS)).isEqualTo(ids(ORCHESTRATOR)).isEqualTo(ids(STOREFRONT));
        assertThat(column(LEGACY_OMS, BookSet.ORDERS, "presence")).containsOnly("shadow");
        assertThat(column(ORCHESTRATOR, BookSet.ORDERS, "presence")).containsOnly("active");
        assertThat(rows(LEGACY_OMS, BookSet.IN_FLIGHT_ORDERS)).isEmpty();
        assertThat(rows(ORCHESTRATOR, BookSet.IN_FLIGHT_ORDERS)).isNotEmpty();
    }

    @Test
    void losesOrdersWhereTheirEventsAreLost() {
        scene.weigh(HERE, 10_000);
        scene.tell(ORCHESTRATOR, "enable-dual-write");
        scene.inject(Mishap.of("f", ORCHESTRATOR, FaultKind.LOST_EVENTS).at(2_000))
                .pass(10)
                .pass(60);

        var missing = new HashSet<>(ids(LEGACY_OMS));
        missing.removeAll(ids(ORCHESTRATOR));

        assertThat((double) missing.size() / ids(LEGACY_OMS).size()).isBetween(0.15, 0.25);
    }

    @Test
    void doublesOrdersWhoseEventsWereHandledTwice() {
        scene.weigh(HERE, 10_000)
                .inject(Mishap.of("f", ORCHESTRATOR, FaultKind.DUPLICATE_EVENTS).at(1_000))
                .pass(60);

        var counts = rows(ORCHESTRATOR, BookSet.ORDERS).stream()
                .collect(Collectors.groupingBy(Records.Row::key, Collectors.counting()));

        assertThat(counts.values()).contains(1L, 2L);
    }

    @Test
    void anEventThatStandsThereTwiceIsTwoRows() {
        var written = new WrittenBook(ORCHESTRATOR).add(EventKind.CREATED, 1, 0, 2);
        written.add(EventKind.ALLOCATED, 1, 1, 2).again();

        assertThat(column(rows(written.books(), ORCHESTRATOR, BookSet.EVENTS), BookSet.EVENTS, "copy"))
                .containsExactly("1", "2", "1");
        var moves = rows(written.books(), ORCHESTRATOR, BookSet.TRANSITIONS);
        assertThat(column(moves, BookSet.TRANSITIONS, "from_stage")).containsExactly("created", "allocated", null);
        assertThat(moves).extracting(Records.Row::key).doesNotHaveDuplicates();
    }

    @Test
    void differsInItsLinesWhereInventoryDrifted() {
        scene.weigh(HERE, 10_000);
        scene.tell(ORCHESTRATOR, "enable-dual-write");
        scene.inject(Mishap.of("f", ORCHESTRATOR, FaultKind.INVENTORY_DRIFT).at(1_000))
                .pass(10)
                .pass(60);
        var copies = lineCounts(LEGACY_OMS);
        var originals = lineCounts(ORCHESTRATOR);

        long different = originals.keySet().stream()
                .filter(id -> !originals.get(id).equals(copies.get(id)))
                .count();

        assertThat(different).isBetween(50L, 250L);
    }

    @Test
    void theStorefrontPassesTheStagesInTheirOrder() {
        var seen = new HashMap<String, List<String>>();
        var from = scene.pass(5).estate.now().minusSeconds(5);
        for (int minute = 0; minute < 60 * 20; minute += 3) {
            scene.estate.eachOrder(HERE, from, from.plusSeconds(5), books -> {
                var row = rows(books, STOREFRONT, BookSet.ORDERS).get(0);
                var stages = seen.computeIfAbsent(row.key().toString(), id -> new ArrayList<>());
                String status = value(row, BookSet.ORDERS, "status");
                if (stages.isEmpty() || !stages.get(stages.size() - 1).equals(status)) {
                    stages.add(status);
                }
            });
            scene.pass(Duration.ofMinutes(3));
        }

        assertThat(seen.values()).hasSizeGreaterThan(20).allSatisfy(stages -> {
            assertThat(stages).doesNotHaveDuplicates();
            assertThat(stages.stream().map(stage -> Stage.named(stage).orElseThrow()))
                    .isSorted()
                    .last()
                    .matches(Stage::isFinished);
        });
    }

    @Test
    void linesAddUpToWhatTheEventsSay() {
        scene.weigh(HERE, 5_000);
        scene.tell(ORCHESTRATOR, "enable-dual-write");
        scene.pass(Duration.ofMinutes(40));
        var from = scene.estate.now().minus(Duration.ofMinutes(39));
        var lines = new ArrayList<Records.Row>();

        scene.estate.eachOrder(
                HERE,
                from,
                from.plusSeconds(300),
                books -> PLATFORMS.forEach(platform -> {
                    var made = rows(books, platform, BookSet.LINES);
                    lines.addAll(made);
                    assertThat(made.stream()
                                    .mapToInt(row -> whole(row, "ordered"))
                                    .sum())
                            .isEqualTo(books.of(platform).events().stream()
                                    .filter(event -> event.kind() == EventKind.CREATED)
                                    .mapToInt(BookEvent::quantity)
                                    .sum());
                }));

        assertThat(lines).hasSizeGreaterThan(100).allSatisfy(row -> {
            int inStages = 0;
            for (Stage stage : Stage.values()) {
                inStages += whole(row, stage.toString());
            }
            assertThat(inStages).isEqualTo(whole(row, "ordered"));
        });
        assertThat(lines.stream().mapToInt(row -> whole(row, "shipped")).sum()).isPositive();
    }

    @Test
    void aReservationOfTheStockIsThePlatformsThatMadeIt() {
        scene.weigh(HERE, 10_000).pass(120);

        assertThat(column(INVENTORY, BookSet.RESERVATIONS, "owner"))
                .contains("orchestrator")
                .doesNotContainNull();
        assertThat(column(INVENTORY, BookSet.RESERVATIONS, "state")).contains("held");
    }

    @Test
    void whatIsInFlightIsWhatItsPlatformHasNotFinished() {
        scene.pass(Duration.ofMinutes(30));
        var rows = new ArrayList<Records.Row>();
        var now = scene.estate.now();
        scene.estate.eachOrder(
                HERE,
                now.minusSeconds(1_500),
                now,
                books -> rows.addAll(rows(books, LEGACY_OMS, BookSet.IN_FLIGHT_ORDERS)));

        assertThat(rows).extracting(Records.Row::key).doesNotHaveDuplicates();
        assertThat(column(rows, BookSet.IN_FLIGHT_ORDERS, "stage"))
                .doesNotContain("delivered", "cancelled", "returned");
        assertThat(rows.stream().filter(row -> "shipped".equals(value(row, BookSet.IN_FLIGHT_ORDERS, "stage"))))
                .isNotEmpty()
                .allSatisfy(row -> {
                    assertThat(value(row, BookSet.IN_FLIGHT_ORDERS, "label_state"))
                            .isEqualTo("scanned");
                    assertThat(value(row, BookSet.IN_FLIGHT_ORDERS, "physical_stage"))
                            .isEqualTo("shipped");
                    assertThat(value(row, BookSet.IN_FLIGHT_ORDERS, "reservation_id"))
                            .isNull();
                });
    }

    @Test
    void moneyIsCapturedForWhatHasLeft() {
        scene.pass(Duration.ofMinutes(40));
        var from = scene.estate.now().minus(Duration.ofMinutes(39));
        var captures = new ArrayList<Records.Row>();
        scene.estate.eachOrder(
                HERE, from, from.plusSeconds(60), books -> captures.addAll(rows(books, PAYMENTS, BookSet.CAPTURES)));

        assertThat(column(captures, BookSet.CAPTURES, "amount"))
                .isNotEmpty()
                .allSatisfy(amount -> assertThat(amount).matches("[0-9]+\\.[0-9][0-9]"));
    }

    @Test
    void aBrokenSchemaHasCommasAndCapitals() {
        var books = new WrittenBook(ORCHESTRATOR)
                .add(EventKind.CREATED, 1, 0, 2, "", 2_166)
                .books();
        var broken = new BookRows(BookSet.ORDERS, ORCHESTRATOR, KEYS, (system, plan, event) -> system == ORCHESTRATOR)
                .of(books);

        assertThat(column(broken, BookSet.ORDERS, "total")).containsExactly("20,00");
        assertThat(column(broken, BookSet.ORDERS, "status")).containsExactly("CREATED");
        assertThat(column(rows(books, ORCHESTRATOR, BookSet.ORDERS), BookSet.ORDERS, "total"))
                .containsExactly("20.00");
    }

    @Test
    void aSystemThatDoesNotKnowAnOrderHasNoRows() {
        var books =
                new WrittenBook(ORCHESTRATOR).add(EventKind.CREATED, 1, 0, 2).books(Presence.SHADOW);

        assertThat(rows(books, LEGACY_OMS, BookSet.ORDERS)).isEmpty();
        assertThat(rows(books, CARRIER, BookSet.SHIPMENTS)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void rowsOfOneVersionAreEqual(BookSet set) {
        scene.weigh(HERE, 5_000);
        scene.tell(ORCHESTRATOR, "enable-dual-write");
        var from = scene.pass(15).estate.now().minusSeconds(15);
        var known = new HashMap<String, Records.Row>();
        for (int round = 0; round < 40; round++) {
            for (EstateSystem system : EstateSystem.values()) {
                if (BookSet.of(system).contains(set)) {
                    scene.estate.eachOrder(
                            HERE,
                            from,
                            from.plusSeconds(20),
                            books -> rows(books, system, set)
                                    .forEach(row -> assertSame(
                                            known.put(system + " " + row.key() + " " + row.version(), row), row)));
                }
            }
            scene.pass(Duration.ofMinutes(round < 20 ? 1 : 60));
        }
        assertThat(known).isNotEmpty();
    }

    private static void assertSame(Records.Row before, Records.Row now) {
        if (before != null) {
            assertThat(now.values()).isEqualTo(before.values());
        }
    }

    private Set<String> ids(EstateSystem system) {
        return rows(system, BookSet.ORDERS).stream()
                .map(row -> row.key().toString())
                .collect(Collectors.toSet());
    }

    private Map<String, String> lineCounts(EstateSystem system) {
        return rows(system, BookSet.ORDERS).stream()
                .collect(Collectors.toMap(
                        row -> row.key().toString(),
                        row -> value(row, BookSet.ORDERS, "line_count"),
                        (one, two) -> one));
    }

    private List<Records.Row> rows(EstateSystem system, BookSet set) {
        var rows = new ArrayList<Records.Row>();
        var now = scene.estate.now();
        scene.estate.eachOrder(
                HERE, now.minusSeconds(60), now.minusSeconds(5), books -> rows.addAll(rows(books, system, set)));
        return rows;
    }

    private static List<Records.Row> rows(OrderBooks books, EstateSystem system, BookSet set) {
        return new BookRows(set, system, KEYS, SchemaBreaks.NONE).of(books);
    }

    private List<String> column(EstateSystem system, BookSet set, String name) {
        return column(rows(system, set), set, name);
    }

    private static List<String> column(List<Records.Row> rows, BookSet set, String name) {
        return rows.stream().map(row -> value(row, set, name)).collect(Collectors.toList());
    }

    private static int whole(Records.Row row, String name) {
        return Integer.parseInt(value(row, BookSet.LINES, name));
    }

    private static String value(Records.Row row, BookSet set, String name) {
        RecordSet described = set.described(KEYS);
        return row.values().get(described.position(name).orElseThrow());
    }

    @Test
    void aDimensionWhoseNameAColumnHasIsASegmentOfThatName() {
        var keys = new RoutingKeys(Map.of("kind", List.of("book", "toy")));

        assertThat(BookSet.described(EstateSystem.LEGACY_OMS, keys))
                .allSatisfy(set -> assertThat(set.columns())
                        .extracting(RecordSet.Column::name)
                        .doesNotHaveDuplicates()
                        .containsAnyOf("kind", "segment_kind"));
    }
}
