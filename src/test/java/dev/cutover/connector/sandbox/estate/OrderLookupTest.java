package dev.cutover.connector.sandbox.estate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.connector.sandbox.estate.book.Book;
import dev.cutover.connector.sandbox.estate.book.BookEvent;
import dev.cutover.connector.sandbox.estate.book.EventKind;
import dev.cutover.connector.sandbox.estate.book.OrderBooks;
import dev.cutover.connector.sandbox.estate.book.Stage;
import dev.cutover.connector.sandbox.estate.plan.Branch;
import dev.cutover.connector.sandbox.estate.plan.PlannedLine;
import dev.cutover.connector.sandbox.estate.plan.PlannedPiece;
import dev.cutover.connector.sandbox.estate.platform.EstateSystem;
import dev.cutover.connector.sandbox.estate.platform.OrderId;
import dev.cutover.connector.sandbox.estate.platform.Scene;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OrderLookupTest {
    private static final Duration DAY = Duration.ofDays(1);

    private final Scene scene = new Scene();

    @Test
    void anOrderIsTheSameAloneAndAmongAll() {
        var all = orders(Duration.ofMinutes(5), 2);

        assertThat(all)
                .hasSizeGreaterThan(50)
                .allSatisfy(books -> assertThat(
                                scene.estate.books(OrderId.parse(books.plan().id())))
                        .contains(books));
    }

    @Test
    void anIdThatNobodyWasGivenIsOfNoOrder() {
        assertThat(scene.estate.books(new OrderId(8_191))).isEmpty();
        assertThat(scene.estate.books(new OrderId(999_999_999_999L))).isEmpty();
    }

    @Test
    void ordersComeInTheOrderOfTheirNumbers() {
        assertThat(orders(Duration.ofMinutes(1), 3))
                .isSortedAccordingTo((one, other) ->
                        Long.compare(one.plan().number(), other.plan().number()));
    }

    @Test
    void everyPlatformMovesAPieceByTheGraphOfStages() {
        scene.weigh(Map.of(), 5_000).tell(EstateSystem.ORCHESTRATOR, "enable-dual-write");
        scene.pass(100).pass(DAY);

        assertThat(orders(DAY, 10)).hasSizeGreaterThan(400).allSatisfy(books -> {
            follows(books.of(EstateSystem.LEGACY_OMS));
            follows(books.of(EstateSystem.ORCHESTRATOR));
        });
    }

    @Test
    void leftAloneEachPieceLeavesOnceOrIsCancelled() {
        scene.pass(Duration.ofDays(2));

        assertThat(orders(Duration.ofDays(2), 10))
                .allSatisfy(books -> pieces(books)
                        .forEach(piece -> assertThat(quantity(books, piece, EventKind.SHIPPED)
                                        + quantity(books, piece, EventKind.COLLECTED)
                                        + quantity(books, piece, EventKind.CANCELLED))
                                .isEqualTo(piece.quantity())));
    }

    @Test
    void anOrdinaryHourHasEveryBranchAndOddEnd() {
        scene.pass(Duration.ofDays(2));
        var all = orders(Duration.ofDays(2), 60);
        var pieces = all.stream().flatMap(OrderLookupTest::pieces).toList();

        assertThat(pieces.stream().map(PlannedPiece::branch).distinct()).containsExactlyInAnyOrder(Branch.values());
        assertThat(share(
                        all,
                        books -> books.plan().lines().stream()
                                .anyMatch(line -> line.pieces().size() > 1)))
                .isBetween(0.02, 0.3);
        assertThat(share(all, books -> has(books, EventKind.CANCELLED))).isBetween(0.01, 0.03);
        assertThat(share(all, books -> has(books, EventKind.RETURNED))).isBetween(0.05, 0.15);
        assertThat(all.stream().map(books -> books.plan().lines().size()).distinct())
                .containsExactlyInAnyOrder(1, 2, 3, 4, 5);
    }

    @Test
    void linesAndPiecesAddUp() {
        assertThat(orders(DAY, 60).stream().flatMap(books -> books.plan().lines().stream()))
                .allSatisfy(line -> {
                    assertThat(line.pieces().stream()
                                    .mapToInt(PlannedPiece::quantity)
                                    .sum())
                            .isEqualTo(line.quantity());
                    assertThat(line.unitCents()).isPositive();
                    assertThat(line.taxCents()).isNotNegative();
                    assertThat(line.location()).matches("(us-east|us-west|eu-central)-[123]");
                });
    }

    @Test
    void whatIsReadMeanwhileChangesNothing() {
        var patient = new Scene();
        patient.weigh(Map.of(), 5_000).tell(EstateSystem.ORCHESTRATOR, "enable-dual-write");
        scene.weigh(Map.of(), 5_000).tell(EstateSystem.ORCHESTRATOR, "enable-dual-write");
        for (int step = 0; step < 20; step++) {
            orders(Duration.ofMinutes(5), 2);
            scene.pass(90);
        }
        patient.pass(20 * 90);

        assertThat(orders(Duration.ofMinutes(25), 5)).isEqualTo(orders(patient, Duration.ofMinutes(25), 5));
    }

    private List<OrderBooks> orders(Duration ago, int seconds) {
        return orders(scene, ago, seconds);
    }

    private static List<OrderBooks> orders(Scene scene, Duration ago, int seconds) {
        var from = scene.estate.now().minus(ago);
        var all = new ArrayList<OrderBooks>();
        scene.estate.eachOrder(Map.of("region", "eu-central"), from, from.plusSeconds(seconds), all::add);
        return all;
    }

    private static void follows(Book book) {
        var stages = new HashMap<String, Stage>();
        for (BookEvent event : book.events()) {
            if (event.piece() > 0 && event.kind().stage().isPresent()) {
                var next = event.kind().stage().get();
                var before = stages.put(event.line() + "." + event.piece(), next);
                assertThat((before == null ? Stage.CREATED : before).next())
                        .as(event.id())
                        .contains(next);
            }
        }
    }

    private static Stream<PlannedPiece> pieces(OrderBooks books) {
        return books.plan().lines().stream().map(PlannedLine::pieces).flatMap(List::stream);
    }

    private static int quantity(OrderBooks books, PlannedPiece piece, EventKind kind) {
        return books.of(books.plan().side().platform()).events().stream()
                .filter(event -> event.kind() == kind && event.line() == piece.line() && event.piece() == piece.piece())
                .mapToInt(BookEvent::quantity)
                .sum();
    }

    private static boolean has(OrderBooks books, EventKind kind) {
        return books.of(books.plan().side().platform()).events().stream().anyMatch(event -> event.kind() == kind);
    }

    private static double share(List<OrderBooks> all, Predicate<OrderBooks> passes) {
        return (double) all.stream().filter(passes).count() / all.size();
    }
}
