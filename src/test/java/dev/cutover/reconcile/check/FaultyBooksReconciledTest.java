package dev.cutover.reconcile.check;

import static dev.cutover.connector.sandbox.estate.platform.EstateSystem.CARRIER;
import static dev.cutover.connector.sandbox.estate.platform.EstateSystem.INVENTORY;
import static dev.cutover.connector.sandbox.estate.platform.EstateSystem.LABELS;
import static dev.cutover.connector.sandbox.estate.platform.EstateSystem.LEGACY_OMS;
import static dev.cutover.connector.sandbox.estate.platform.EstateSystem.ORCHESTRATOR;
import static dev.cutover.connector.sandbox.estate.platform.EstateSystem.PAYMENTS;
import static dev.cutover.connector.sandbox.estate.platform.EstateSystem.STOREFRONT;
import static dev.cutover.connector.sandbox.estate.platform.EstateSystem.WMS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.cutover.connector.sandbox.estate.book.OrderBooks;
import dev.cutover.connector.sandbox.estate.control.MemoryControlLog;
import dev.cutover.connector.sandbox.estate.faults.FaultKind;
import dev.cutover.connector.sandbox.estate.faults.Mishap;
import dev.cutover.connector.sandbox.estate.platform.EstateSystem;
import dev.cutover.connector.sandbox.estate.platform.Scene;
import dev.cutover.connector.sandbox.estate.records.BookSet;
import dev.cutover.model.reconcile.Reconciliation;
import dev.cutover.model.reconcile.Side;
import dev.cutover.model.reconcile.StageMatrix;
import dev.cutover.model.reconcile.Total;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each fault of books on the real estate is found by a reconciliation, in its stage, in the orders that it struck, and
 * in no other. Half of the traffic is on each platform, and dual-write copies it all.
 */
class FaultyBooksReconciledTest {
    private static final Instant ON = Scene.START.plusSeconds(180);
    private static final Duration LASTS = Duration.ofMinutes(10);
    private static final Map<String, String> HERE = Map.of("region", "us-east", "lane", "ship-to-home");
    private static final int SOON = 15;
    private static final int LATER = 130;

    /** By their present. */
    private static final Map<Instant, Scene> PLAIN = new HashMap<>();

    @TempDir
    private Path folder;

    /** The two books of the platforms, with all that is looked at besides. */
    private static BookComparison platforms() {
        return BookComparison.of(LEGACY_OMS, ORCHESTRATOR, BookSet.ORDERS, "order_id")
                .comparing("total", "tax", "line_count", "quantity", "currency")
                .with(new Reconciliation.Checks(
                        Optional.of(sameStages()),
                        Optional.of(BookComparison.lifecycle("recorded_at", Map.of())),
                        List.of(
                                new Total("orders", "orders", Optional.empty(), Optional.empty()),
                                new Total("statuses", "orders", Optional.empty(), Optional.of("status")),
                                new Total("shipments", "shipments", Optional.empty(), Optional.empty()),
                                new Total("refunds", "refunds", Optional.of("amount"), Optional.of("currency"))),
                        List.of(BookComparison.account(
                                "stock",
                                List.of("order_id", "location"),
                                "events.quantity[kind=reserved] = events.quantity[kind=reservation-consumed]"
                                        + " + events.quantity[kind=reservation-released]"
                                        + " + reservations.quantity[state=held]")),
                        Map.of()));
    }

    private static StageMatrix sameStages() {
        return matrix(
                "status",
                Set.of(
                        "created",
                        "backordered",
                        "allocated",
                        "routed",
                        "picked",
                        "packed",
                        "ready",
                        "shipped",
                        "delivered",
                        "collected",
                        "returned",
                        "cancelled"),
                Set.of());
    }

    /** Agrees on the same word on both sides, and on words that only the left side has. */
    private static StageMatrix matrix(String column, Set<String> both, Set<String> leftOnly) {
        var cells = new HashMap<String, Map<String, StageMatrix.Cell>>();
        both.forEach(word -> cells.put(word, Map.of(word, new StageMatrix.Cell.Agree())));
        leftOnly.forEach(word -> cells.put(word, Map.of(StageMatrix.ABSENT, new StageMatrix.Cell.Agree())));
        return new StageMatrix(column, cells);
    }

    /** Each event of a platform against those of the warehouse or the carrier, which has only some kinds. */
    private static BookComparison events(EstateSystem other, Set<String> both) {
        var leftOnly = Stream.of(
                        "created",
                        "backordered",
                        "allocated",
                        "routed",
                        "picked",
                        "packed",
                        "ready",
                        "shipped",
                        "delivered",
                        "collected",
                        "returned",
                        "cancelled",
                        "reserved",
                        "reservation-released",
                        "reservation-consumed",
                        "label-bought",
                        "label-scanned",
                        "label-voided",
                        "captured",
                        "refunded",
                        "cancel-asked",
                        "cancel-refused")
                .filter(kind -> !both.contains(kind))
                .collect(Collectors.toSet());
        return BookComparison.of(LEGACY_OMS, other, BookSet.EVENTS, "order_id", "event_id", "copy")
                .comparing("quantity", "happened_at")
                .with(new Reconciliation.Checks(
                        Optional.of(matrix("kind", both, leftOnly)), Optional.empty(), List.of(), List.of(), Map.of()));
    }

    private static BookComparison warehouse() {
        return events(WMS, Set.of("picked", "packed", "ready", "shipped", "collected", "returned"));
    }

    /** Both sides record an event within so long, unless one of them is late. */
    private static BookComparison prompt(BookComparison events) {
        return events.comparing("recorded_at", Duration.ofSeconds(30));
    }

    /** The old platform against what customers ordered; a refund needs goods that came back. */
    private static BookComparison returns() {
        return BookComparison.of(LEGACY_OMS, STOREFRONT, BookSet.ORDERS, "order_id")
                .comparing("total")
                .with(new Reconciliation.Checks(
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        List.of(BookComparison.account(
                                "refunds", List.of("order_id"), "transitions.*[to_stage=returned] = refunds.*")),
                        Map.of()));
    }

    /** Fault, where, the comparison that finds it, after how many minutes, and as what. */
    static Stream<Arguments> faults() {
        return Stream.concat(faultsOfPlatforms(), faultsElsewhere());
    }

    private static Stream<Arguments> faultsOfPlatforms() {
        return Stream.of(
                onPlatform(FaultKind.SKIPPED_STAGE, LEGACY_OMS, "stage-skipped picked left"),
                onPlatform(FaultKind.SKIPPED_STAGE, ORCHESTRATOR, "stage-skipped picked right"),
                onPlatform(FaultKind.UNRECORDED_STAGE, LEGACY_OMS, "stage-skipped packed left"),
                onPlatform(FaultKind.WRONG_TOTAL, ORCHESTRATOR, "value total"),
                onPlatform(FaultKind.PHANTOM_CANCEL, LEGACY_OMS, "stage-impossible picked left"),
                onPlatform(FaultKind.LOST_RESERVATION, LEGACY_OMS, "unbalanced stock left"),
                onPlatform(FaultKind.LATE_EVENT, ORCHESTRATOR, "stage-out-of-order allocated right"),
                arguments(FaultKind.CHANGING_ORDERS, ORCHESTRATOR, platforms(), SOON, Set.of()));
    }

    private static Arguments onPlatform(FaultKind kind, EstateSystem at, String as) {
        return arguments(kind, at, platforms(), LATER, Set.of(as));
    }

    private static Stream<Arguments> faultsElsewhere() {
        var reservations = BookComparison.of(LEGACY_OMS, INVENTORY, BookSet.RESERVATIONS, "order_id", "reservation_id")
                .comparing("quantity", "location");
        var labels = BookComparison.of(LEGACY_OMS, LABELS, BookSet.LABELS, "order_id", "label_id")
                .comparing("line_no", "piece");
        var captures = BookComparison.of(LEGACY_OMS, PAYMENTS, BookSet.CAPTURES, "order_id", "event_id", "copy")
                .comparing("amount");
        var carrier = events(CARRIER, Set.of("shipped", "delivered", "label-scanned"));
        var noPick = Set.of("missing-right", "stages-critical kind picked|absent");
        var noPack = Set.of("missing-right", "stages-critical kind packed|absent");
        var twice = Set.of(
                "missing-left", "stages-critical kind absent|shipped", "stages-critical kind absent|label-scanned");
        var twiceThere = Set.of(
                "missing-left",
                "stages-critical kind absent|picked",
                "stages-critical kind absent|packed",
                "stages-critical kind absent|shipped");
        return Stream.of(
                arguments(FaultKind.SKIPPED_STAGE, WMS, warehouse(), LATER, noPick),
                arguments(FaultKind.UNRECORDED_STAGE, WMS, warehouse(), LATER, noPack),
                arguments(FaultKind.DOUBLE_REFUND, PAYMENTS, returns(), LATER, Set.of("unbalanced refunds left")),
                arguments(FaultKind.LOST_RESERVATION, INVENTORY, reservations, SOON, Set.of("missing-right")),
                arguments(FaultKind.DUPLICATE_EVENT, CARRIER, carrier, LATER, twice),
                arguments(FaultKind.DUPLICATE_EVENT, WMS, warehouse(), LATER, twiceThere),
                arguments(FaultKind.LATE_EVENT, WMS, prompt(warehouse()), LATER, Set.of("value recorded_at")),
                arguments(FaultKind.LATE_EVENT, CARRIER, prompt(carrier), LATER, Set.of("value recorded_at")),
                arguments(FaultKind.DUPLICATE_EVENT, PAYMENTS, captures, LATER, Set.of("missing-left")),
                arguments(FaultKind.LABEL_WITHOUT_ORDER, LABELS, labels, LATER, Set.of("missing-left")));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aFaultIsFoundInItsStageAndNothingElse(
            FaultKind kind, EstateSystem at, BookComparison comparison, int minutes, Set<String> expected)
            throws Exception {
        var scene = scene(
                minutes,
                Mishap.of("f", at, kind)
                        .in(HERE)
                        .at(kind == FaultKind.DOUBLE_REFUND ? 10_000 : 5_000)
                        .lasting(LASTS));
        var struck = struck(scene, at, kind);

        var found = comparison.of(scene, folder, placed(scene, kind)).withoutOrders(mismatched(scene, kind));

        assertThat(found.result().incomplete()).isEmpty();
        assertThat(found.kinds().keySet()).isEqualTo(expected);
        assertThat(struck).isNotEmpty();
        if (!expected.isEmpty()) {
            // Time goes on between the looks, and with it what a fault has struck.
            var struckInTheEnd = struck(scene, at, kind);
            assertThat(found.orders()).isNotEmpty().isSubsetOf(struck).containsAll(struckInTheEnd);
        }
    }

    @Test
    void aBrokenSchemaIsFoundWhereverAnUnknownWordStands() throws Exception {
        var scene = scene(
                LATER,
                Mishap.of("f", LEGACY_OMS, FaultKind.SCHEMA_BREAK).in(HERE).lasting(LASTS));

        var found = platforms()
                .of(scene, folder, placed(scene, FaultKind.SCHEMA_BREAK))
                .withoutOrders(mismatched(scene, FaultKind.SCHEMA_BREAK));

        assertThat(found.kinds().keySet())
                .containsExactlyInAnyOrder(
                        "stage-impossible (unknown) left",
                        "stages-critical status CANCELLED|cancelled",
                        "stages-critical status SHIPPED|shipped",
                        "unbalanced stock left",
                        "value tax",
                        "value total");
        assertThat(found.orders()).isEqualTo(placedHere(scene)).hasSizeGreaterThan(10);
    }

    @Test
    void aPlatformThatRecordsEventsTwiceIsFoundInEachOfItsStages() throws Exception {
        var scene = scene(
                LATER,
                Mishap.of("f", ORCHESTRATOR, FaultKind.DUPLICATE_EVENT).in(HERE).lasting(LASTS));

        var found = platforms()
                .of(scene, folder, placed(scene, FaultKind.DUPLICATE_EVENT))
                .withoutOrders(mismatched(scene, FaultKind.DUPLICATE_EVENT));

        assertThat(found.kinds().keySet())
                .contains("stage-repeated created right", "stage-repeated routed right", "stage-repeated picked right")
                .allMatch(text -> text.matches("stage-repeated .* right|unbalanced stock right"));
        assertThat(found.orders()).isEqualTo(placedHere(scene));
    }

    @Test
    void aStageThatASideIsDeclaredNotToRecordIsNotMissed() throws Exception {
        var scene = scene(
                LATER,
                Mishap.of("f", ORCHESTRATOR, FaultKind.UNRECORDED_STAGE)
                        .in(HERE)
                        .lasting(LASTS));
        var declared = BookComparison.lifecycle("recorded_at", Map.of(Side.RIGHT, Set.of("packed")));
        var comparison = BookComparison.of(LEGACY_OMS, ORCHESTRATOR, BookSet.ORDERS, "order_id")
                .comparing("total")
                .with(new Reconciliation.Checks(
                        Optional.empty(), Optional.of(declared), List.of(), List.of(), Map.of()));

        assertThat(comparison
                        .of(scene, folder, placed(scene, FaultKind.UNRECORDED_STAGE))
                        .byKey())
                .isEmpty();
    }

    /** Thousands of orders everywhere: shadows, back orders, recalls of the customer, pick-up and returns. */
    @Test
    void nothingIsFoundInAnUndisturbedEstateButTheCopiesThatReallyDiffer() throws Exception {
        var scene = scene(LATER);
        var everywhere = placed(scene, FaultKind.MISROUTE);

        var found = platforms().of(scene, folder, everywhere);

        var differing = mismatched(scene, FaultKind.MISROUTE);
        assertThat(found.result().tally().keys().compared()).isGreaterThan(2_000);
        assertThat(found.orders()).isEqualTo(differing);
        assertThat(found.withoutOrders(differing).kinds()).isEmpty();
        assertThat(found.result().totals()).hasSizeGreaterThan(30);
    }

    private static Set<String> placedHere(Scene scene) {
        var seconds = List.of(ON, ON.plusSeconds(160), ON.plusSeconds(320));
        return new PlacedOrders(scene.estate, HERE, seconds)
                .books().stream()
                        .filter(books -> !books.plan().oddities().mismatched())
                        .map(books -> books.plan().id())
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Copies of which dual-write has made something else, without any fault: a line more. */
    private static Set<String> mismatched(Scene scene, FaultKind kind) {
        return placed(scene, kind).books().stream()
                .map(OrderBooks::plan)
                .filter(plan -> plan.oddities().mismatched())
                .map(plan -> plan.id())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The orders whose books are other ones at a system than without the fault. */
    private static Set<String> struck(Scene scene, EstateSystem at, FaultKind kind) {
        var before = placed(plain(scene.estate.now()), kind).books().stream()
                .collect(Collectors.toMap(books -> books.plan().id(), books -> books));
        return placed(scene, kind).books().stream()
                .filter(books -> isStruck(books, before.get(books.plan().id()), at, kind))
                .map(books -> books.plan().id())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isStruck(OrderBooks books, OrderBooks before, EstateSystem at, FaultKind kind) {
        if (before == null) {
            return true;
        }
        if (kind == FaultKind.LOST_RESERVATION && at == INVENTORY) {
            return BookComparison.rows(BookSet.RESERVATIONS, at, books)
                    != BookComparison.rows(BookSet.RESERVATIONS, at, before);
        }
        return !books.of(at).events().equals(before.of(at).events());
    }

    private static PlacedOrders placed(Scene scene, FaultKind kind) {
        var seconds = new ArrayList<Instant>();
        if (kind == FaultKind.DOUBLE_REFUND) {
            // Returns come hours later: those of the day before fall into the time of the fault.
            for (int hour = 2; hour < 20; hour++) {
                seconds.add(ON.minusSeconds(3_600L * hour));
            }
            return new PlacedOrders(scene.estate, HERE, seconds);
        }
        int windows = kind == FaultKind.MISROUTE ? 8 : 3;
        for (int window = 0; window < windows; window++) {
            seconds.add(ON.plusSeconds(480L * window / windows));
        }
        return new PlacedOrders(scene.estate, Map.of(), seconds);
    }

    private static Scene plain(Instant now) {
        return PLAIN.computeIfAbsent(
                now, then -> scene((int) Duration.between(ON, then).toMinutes()));
    }

    private static Scene scene(int minutes, Mishap... mishaps) {
        var scene = new Scene(new MemoryControlLog()).weigh(Scene.EVERYWHERE, 5_000);
        scene.tell(ORCHESTRATOR, "enable-dual-write");
        scene.pass(180);
        for (Mishap mishap : mishaps) {
            scene.inject(mishap);
        }
        return scene.pass(Duration.ofMinutes(minutes));
    }
}
