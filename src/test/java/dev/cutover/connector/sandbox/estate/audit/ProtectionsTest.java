package dev.cutover.connector.sandbox.estate.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.connector.sandbox.estate.Estate;
import dev.cutover.connector.sandbox.estate.book.EventKind;
import dev.cutover.connector.sandbox.estate.book.OrderBooks;
import dev.cutover.connector.sandbox.estate.command.Protection;
import dev.cutover.connector.sandbox.estate.control.MemoryControlLog;
import dev.cutover.connector.sandbox.estate.platform.EstateConfig;
import dev.cutover.connector.sandbox.estate.platform.EstateSystem;
import dev.cutover.connector.sandbox.estate.platform.Scene;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The same careless commands are harmless where systems protect themselves, and turn the books red where one protection
 * is taken away.
 */
class ProtectionsTest {
    private static final EstateSystem OLD = EstateSystem.LEGACY_OMS;
    private static final EstateSystem NEW = EstateSystem.ORCHESTRATOR;
    private static final Duration LONG_AGO = Duration.ofHours(2);

    /** Gives commands for an order that it chooses, and returns its id. */
    private interface Play {
        String on(Scene scene);
    }

    private static Stream<Arguments> plays() {
        return Stream.of(
                of(Protection.IDEMPOTENCY_KEYS, Invariant.REFUNDED_WITHIN_CAPTURED, ProtectionsTest::refundTwice),
                of(Protection.ONE_OWNER, Invariant.ONE_PARCEL, ProtectionsTest::takeOverWithoutAsking),
                of(Protection.RECALL_FIRST, Invariant.ONE_PARCEL, ProtectionsTest::giveUpWhatTheWarehouseHas),
                of(Protection.GRANTED_CANCELLATIONS, Invariant.ORDERED_ADDS_UP, ProtectionsTest::cancelWhatIsPicked),
                of(Protection.KNOWN_CONFIRMATIONS, Invariant.ORDERED_ADDS_UP, ProtectionsTest::carryTwice),
                of(Protection.VOID_FIRST, Invariant.ONE_LIVE_LABEL, ProtectionsTest::reissueUnvoided));
    }

    private static Arguments of(Protection protection, Invariant invariant, Play play) {
        return Arguments.of(protection, invariant, play);
    }

    @ParameterizedTest(name = "without {0}, {1} is violated")
    @MethodSource("plays")
    void withoutAProtectionTheBooksTurnRedAndNameTheOrder(Protection protection, Invariant invariant, Play play) {
        var scene = scene(List.of(protection.toString()));
        String order = play.on(scene);

        assertThat(scene.estate.audit(2_000))
                .filteredOn(finding -> finding.invariant() == invariant)
                .singleElement()
                .satisfies(finding -> assertThat(finding.examples().get(0)).startsWith(order + "/"));
    }

    @ParameterizedTest(name = "with {0}, all is well")
    @MethodSource("plays")
    void withAllProtectionsTheSameCommandsDoNoHarm(Protection protection, Invariant invariant, Play play) {
        var scene = scene(List.of());
        play.on(scene);

        assertThat(scene.estate.audit(2_000)).isEmpty();
    }

    @Test
    void everyProtectionIsTried() {
        assertThat(plays().map(play -> play.get()[0]))
                .containsExactlyInAnyOrderElementsOf(EnumSet.allOf(Protection.class));
    }

    @Test
    void theCarefulWayFromOnePlatformToTheOtherNeedsNoProtection() {
        // Customers cancel, too, and are not careful.
        var without = EnumSet.complementOf(EnumSet.of(Protection.GRANTED_CANCELLATIONS));
        var scene = scene(without.stream().map(Protection::toString).toList());
        String order = order(scene, books -> has(books, OLD, EventKind.ROUTED) && isWaitingForPick(books));

        command(scene, OLD, "recall", order, "r");
        scene.pass(15);
        command(scene, OLD, "release", order, "g");
        command(scene, EstateSystem.INVENTORY, "move-reservation", order, "m");
        command(scene, NEW, "take-over", order, "t");

        assertThat(scene.estate.audit(2_000)).isEmpty();
    }

    @Test
    void noProtectionKeepsWhatWasCancelledHereFromBeingShippedThere() {
        var scene = scene(List.of());
        String order = order(scene, ProtectionsTest::isWaitingForPick);

        command(scene, OLD, "cancel", order, "c");
        scene.pass(15);
        command(scene, OLD, "release", order, "g");
        command(scene, NEW, "take-over", order, "t");

        assertFound(Invariant.ORDERED_ADDS_UP, order, scene);
    }

    @Test
    void anOrderThatIsGivenUpAndTakenOverByNobodyIsNamed() {
        var scene = scene(List.of());
        String order = order(scene, ProtectionsTest::isWaitingForPick);

        command(scene, OLD, "recall", order, "r");
        scene.pass(15);
        command(scene, OLD, "release", order, "g");
        assertFound(Invariant.OWNED_ONCE, order, scene);

        command(scene, NEW, "take-over", order, "t");
        assertThat(scene.estate.audit(0)).isEmpty();
    }

    @Test
    void anOrderOnHoldThatBothPlatformsOwnIsNamedBeforeTwoParcelsLeave() {
        var scene = scene(List.of(Protection.ONE_OWNER.toString()));
        String order = order(scene, ProtectionsTest::isWaitingForPick);

        command(scene, OLD, "recall", order, "r");
        scene.pass(15);
        command(scene, OLD, "hold", order, "h1");
        command(scene, NEW, "take-over", order, "t");
        command(scene, NEW, "hold", order, "h2");

        assertFound(Invariant.OWNED_ONCE, order, scene);
    }

    @Test
    void anOrderThatOneOwnerHasOnHoldWhileTheOtherSendsItIsNamed() {
        var scene = scene(List.of(Protection.ONE_OWNER.toString()));
        String order = order(scene, ProtectionsTest::isWaitingForPick);

        command(scene, OLD, "recall", order, "r");
        scene.pass(15);
        command(scene, OLD, "hold", order, "h");
        command(scene, NEW, "take-over", order, "t");

        assertFound(Invariant.OWNED_ONCE, order, scene);
    }

    private static void assertFound(Invariant invariant, String order, Scene scene) {
        assertThat(scene.estate.audit(0)).singleElement().satisfies(finding -> {
            assertThat(finding.invariant()).isEqualTo(invariant);
            assertThat(finding.examples()).allMatch(place -> place.startsWith(order + "/"));
        });
    }

    private static String refundTwice(Scene scene) {
        scene.pass(LONG_AGO);
        String order = order(scene, books -> has(books, EstateSystem.PAYMENTS, EventKind.CAPTURED));
        command(scene, EstateSystem.PAYMENTS, "refund", order, "f");
        // The answer was lost, so it is asked again under the same key.
        command(scene, EstateSystem.PAYMENTS, "refund", order, "f");
        return order;
    }

    private static String takeOverWithoutAsking(Scene scene) {
        String order = order(scene, ProtectionsTest::isWaitingForPick);
        command(scene, NEW, "take-over", order, "t");
        return order;
    }

    private static String giveUpWhatTheWarehouseHas(Scene scene) {
        String order = order(scene, ProtectionsTest::isWaitingForPick);
        command(scene, OLD, "release", order, "g");
        command(scene, NEW, "take-over", order, "t");
        return order;
    }

    private static String cancelWhatIsPicked(Scene scene) {
        String order = order(
                scene,
                books -> has(books, EstateSystem.WMS, EventKind.PICKED)
                        && !has(books, EstateSystem.WMS, EventKind.PACKED)
                        && books.plan().cancelMs().isEmpty());
        command(scene, OLD, "cancel", order, "c");
        return order;
    }

    private static String carryTwice(Scene scene) {
        scene.tell(NEW, "enable-dual-write");
        scene.pass(LONG_AGO);
        String order = order(scene, books -> isAllGone(books) && has(books, NEW, EventKind.SHIPPED));
        command(scene, OLD, "release", order, "g");
        command(scene, NEW, "carry-confirmation", order, "c1");
        command(scene, NEW, "carry-confirmation", order, "c2");
        command(scene, NEW, "take-over", order, "t");
        return order;
    }

    private static String reissueUnvoided(Scene scene) {
        String order = order(
                scene,
                books -> has(books, EstateSystem.LABELS, EventKind.LABEL_BOUGHT)
                        && !has(books, EstateSystem.LABELS, EventKind.LABEL_SCANNED));
        command(scene, EstateSystem.LABELS, "reissue-label", order, "l");
        return order;
    }

    private static Scene scene(List<String> without) {
        var retail = EstateConfig.retail(42);
        var config = new EstateConfig(retail.seed(), retail.dimensions(), 5, without);
        return new Scene(Estate.open(config, new MemoryControlLog(), Scene.START));
    }

    private static void command(Scene scene, EstateSystem system, String verb, String order, String key) {
        scene.tell(system, verb, Map.of("orders", order), key);
        scene.pass(1);
    }

    /** The first order of the last few hours that is so. */
    private static String order(Scene scene, Predicate<OrderBooks> isMeant) {
        var found = new AtomicReference<>("");
        var now = scene.estate.now();
        scene.estate.eachOrder(Scene.EVERYWHERE, now.minus(LONG_AGO), now, books -> {
            if (found.get().isEmpty() && isMeant.test(books)) {
                found.set(books.plan().id());
            }
        });
        assertThat(found.get()).isNotEmpty();
        return found.get();
    }

    private static boolean has(OrderBooks books, EstateSystem system, EventKind kind) {
        return books.of(system).events().stream().anyMatch(event -> event.kind() == kind);
    }

    /** The warehouse has a work order for each piece, and has picked none. */
    private static boolean isWaitingForPick(OrderBooks books) {
        long routed = books.of(OLD).events().stream()
                .filter(event -> event.kind() == EventKind.ROUTED)
                .count();
        return routed == LineEvents.pieces(books.plan()).count()
                && books.of(EstateSystem.WMS).events().isEmpty()
                && books.plan().cancelMs().isEmpty();
    }

    private static boolean isAllGone(OrderBooks books) {
        var left = LineEvents.pieces(books.plan())
                .allMatch(piece -> books.of(EstateSystem.WMS).events().stream()
                        .anyMatch(event -> event.line() == piece.line()
                                && event.piece() == piece.piece()
                                && Set.of(EventKind.SHIPPED, EventKind.COLLECTED)
                                        .contains(event.kind())));
        return left;
    }
}
