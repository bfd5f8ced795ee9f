package dev.cutover.connector.sandbox.estate.faults;

import static dev.cutover.connector.sandbox.estate.platform.EstateSystem.CARRIER;
import static dev.cutover.connector.sandbox.estate.platform.EstateSystem.INVENTORY;
import static dev.cutover.connector.sandbox.estate.platform.EstateSystem.LABELS;
import static dev.cutover.connector.sandbox.estate.platform.EstateSystem.LEGACY_OMS;
import static dev.cutover.connector.sandbox.estate.platform.EstateSystem.ORCHESTRATOR;
import static dev.cutover.connector.sandbox.estate.platform.EstateSystem.PAYMENTS;
import static dev.cutover.connector.sandbox.estate.platform.EstateSystem.WMS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.connector.sandbox.estate.book.BookEvent;
import dev.cutover.connector.sandbox.estate.book.EventKind;
import dev.cutover.connector.sandbox.estate.book.OrderBooks;
import dev.cutover.connector.sandbox.estate.book.Presence;
import dev.cutover.connector.sandbox.estate.book.Stage;
import dev.cutover.connector.sandbox.estate.plan.OrderPlan;
import dev.cutover.connector.sandbox.estate.plan.PlannedLine;
import dev.cutover.connector.sandbox.estate.platform.EstateSystem;
import dev.cutover.connector.sandbox.estate.platform.OrderId;
import dev.cutover.connector.sandbox.estate.platform.PlatformSide;
import dev.cutover.connector.sandbox.estate.platform.Scene;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class BookFaultsTest {
    private static final long ON = Scene.START.getEpochSecond();
    private static final int[] FIRST_KEY = {0};
    private static final OrderPlan PLAN = plan(7, 0);
    private static final OrderId STRAY = new OrderId(4_103);

    @Test
    void withoutFaultsEachEventIsRecordedAsItIs() {
        var event = event(EventKind.PICKED, 5);

        assertThat(BookFaults.NONE.recorded(PLAN, WMS, event)).containsExactly(event);
    }

    @Test
    void aSkippedStageIsNotRecordedAndLaterOnesAre() {
        var faults = on(LEGACY_OMS, FaultKind.SKIPPED_STAGE);

        assertThat(recorded(faults, LEGACY_OMS, EventKind.PICKED)).isEmpty();
        assertThat(recorded(faults, LEGACY_OMS, EventKind.PACKED)).hasSize(1);
        assertThat(recorded(faults, WMS, EventKind.PICKED)).hasSize(1);
    }

    @Test
    void aStageThatIsNotKnownIsNeverRecorded() {
        var faults = on(Mishap.of("f", WMS, FaultKind.UNRECORDED_STAGE));

        assertThat(recorded(faults, WMS, EventKind.PACKED)).isEmpty();
        assertThat(recorded(faults, WMS, EventKind.PICKED)).hasSize(1);
    }

    @Test
    void aRecalledWorkOrderIsNoSkippedAllocation() {
        var faults = on(Mishap.of("f", LEGACY_OMS, FaultKind.SKIPPED_STAGE).striking(Stage.ALLOCATED));

        assertThat(recorded(faults, LEGACY_OMS, EventKind.ALLOCATED)).isEmpty();
        assertThat(recorded(faults, LEGACY_OMS, EventKind.RECALLED)).hasSize(1);
    }

    @Test
    void aWrongTotalLeavesTheTaxOut() {
        var faults = on(ORCHESTRATOR, FaultKind.WRONG_TOTAL);

        assertThat(recorded(faults, ORCHESTRATOR, EventKind.CREATED))
                .extracting(BookEvent::cents)
                .containsExactly(2_000L);
        assertThat(recorded(faults, ORCHESTRATOR, EventKind.CAPTURED))
                .extracting(BookEvent::cents)
                .containsExactly(2_160L);
    }

    @Test
    void aPhantomCancellationFollowsTheRouting() {
        var both = recorded(on(LEGACY_OMS, FaultKind.PHANTOM_CANCEL), LEGACY_OMS, EventKind.ROUTED);

        assertThat(both).extracting(BookEvent::kind).containsExactly(EventKind.ROUTED, EventKind.CANCELLED);
        assertThat(Duration.between(both.get(0).recordedAt(), both.get(1).recordedAt()))
                .hasSeconds(20);
        assertThat(both).extracting(BookEvent::quantity).containsOnly(2);
        assertThat(both).extracting(BookEvent::id).doesNotHaveDuplicates();
    }

    @Test
    void aRefundThatIsPaidTwiceIsInTheBookOfPaymentsAndOfThePlatform() {
        var faults = on(PAYMENTS, FaultKind.DOUBLE_REFUND);

        assertThat(recorded(faults, PAYMENTS, EventKind.REFUNDED))
                .isEqualTo(recorded(faults, LEGACY_OMS, EventKind.REFUNDED))
                .hasSize(2)
                .extracting(BookEvent::reference)
                .doesNotHaveDuplicates();
        assertThat(recorded(faults, PAYMENTS, EventKind.CAPTURED)).hasSize(1);
    }

    @Test
    void aPlatformThatHearsLateOfADoubleRefundKnowsItAllTheSame() {
        var faults = on(PAYMENTS, FaultKind.DOUBLE_REFUND).ended("f", ON + 10);
        var late = event(EventKind.REFUNDED, 5).recordedAt(Scene.START.plusSeconds(60));

        assertThat(faults.recorded(PLAN, ORCHESTRATOR, late)).hasSize(2);
    }

    @Test
    void aLostReservationIsNotRecordedWhereTheFaultIs() {
        var faults = on(INVENTORY, FaultKind.LOST_RESERVATION);

        assertThat(recorded(faults, INVENTORY, EventKind.RESERVED)).isEmpty();
        assertThat(recorded(faults, LEGACY_OMS, EventKind.RESERVED)).hasSize(1);
    }

    @Test
    void anEventThatIsRecordedTwiceKeepsItsId() {
        var twice = recorded(on(CARRIER, FaultKind.DUPLICATE_EVENT), CARRIER, EventKind.DELIVERED);

        assertThat(twice).hasSize(2).extracting(BookEvent::id).containsOnly("SO-7/DELIVERED");
        assertThat(twice.get(1).recordedAt()).isAfter(twice.get(0).recordedAt());
    }

    @Test
    void aLateEventIsRecordedAfterItsSuccessor() {
        var faults = on(LEGACY_OMS, FaultKind.LATE_EVENT);
        var allocated = faults.recorded(PLAN, LEGACY_OMS, event(EventKind.ALLOCATED, 5));
        var routed = faults.recorded(PLAN, LEGACY_OMS, event(EventKind.ROUTED, 8));

        assertThat(allocated.get(0).recordedAt()).isAfter(routed.get(0).recordedAt());
        assertThat(allocated.get(0).happenedAt()).isBefore(routed.get(0).happenedAt());
    }

    @Test
    void aBrokenSchemaIsThatOfWhatWasRecordedMeanwhile() {
        var faults = on(LEGACY_OMS, FaultKind.SCHEMA_BREAK).ended("f", ON + 10);

        assertThat(faults.breaksSchema(LEGACY_OMS, PLAN, event(EventKind.PICKED, 9)))
                .isTrue();
        assertThat(faults.breaksSchema(LEGACY_OMS, PLAN, event(EventKind.PICKED, 11)))
                .isFalse();
        assertThat(faults.breaksSchema(ORCHESTRATOR, PLAN, event(EventKind.PICKED, 9)))
                .isFalse();
        assertThat(faults.recorded(PLAN, LEGACY_OMS, event(EventKind.PICKED, 9)))
                .hasSize(1);
    }

    @Test
    void strikesWhatIsRecordedWhileItIsOn() {
        var faults = on(WMS, FaultKind.SKIPPED_STAGE).ended("f", ON + 10);

        assertThat(faults.recorded(PLAN, WMS, event(EventKind.PICKED, 0)))
                .as("it began at this very instant")
                .hasSize(1);
        assertThat(faults.recorded(PLAN, WMS, event(EventKind.PICKED, 1))).isEmpty();
        assertThat(faults.recorded(PLAN, WMS, event(EventKind.PICKED, 10))).isEmpty();
        assertThat(faults.recorded(PLAN, WMS, event(EventKind.PICKED, 11))).hasSize(1);
    }

    @Test
    void strikesInItsSegmentOnly() {
        var faults = on(WMS, FaultKind.SKIPPED_STAGE);

        assertThat(faults.recorded(plan(7, 1), WMS, event(EventKind.PICKED, 5))).hasSize(1);
    }

    @Test
    void strikesAsManyOrdersAsItsRateSays() {
        var faults = on(Mishap.of("f", WMS, FaultKind.SKIPPED_STAGE).at(300));

        assertThat(struck(faults, EventKind.PICKED, 0)).isCloseTo(600, Percentage.withPercentage(10));
    }

    @Test
    void drawsForEachEventThatMayBeRecordedTwice() {
        var faults = on(Mishap.of("f", WMS, FaultKind.DUPLICATE_EVENT).at(300));

        assertThat(struck(faults, EventKind.PICKED, 2)).isCloseTo(600, Percentage.withPercentage(10));
        assertThat(struck(faults, EventKind.PICKED, 2)).isNotEqualTo(struck(faults, EventKind.PACKED, 2));
    }

    @Test
    void twoFaultsStrikeOneEvent() {
        var faults = on(LEGACY_OMS, FaultKind.PHANTOM_CANCEL)
                .begun(Mishap.of("g", LEGACY_OMS, FaultKind.DUPLICATE_EVENT).fault(), FIRST_KEY, ON);

        assertThat(recorded(faults, LEGACY_OMS, EventKind.ROUTED))
                .extracting(BookEvent::kind)
                .containsExactly(EventKind.ROUTED, EventKind.ROUTED, EventKind.CANCELLED, EventKind.CANCELLED);
    }

    @Test
    void changingOrdersGetAVersionEveryFewSecondsUntilTheGoodsLeave() {
        var faults = on(LEGACY_OMS, FaultKind.CHANGING_ORDERS);
        var events = List.of(event(EventKind.CREATED, -60), event(EventKind.SHIPPED, 100));

        var changes = changes(faults, LEGACY_OMS, events, 200);

        assertThat(changes).hasSize(20).extracting(BookEvent::kind).containsOnly(EventKind.AMENDED);
        assertThat(changes).extracting(BookEvent::id).doesNotHaveDuplicates();
        assertThat(changes)
                .allMatch(change -> !change.recordedAt().isBefore(Scene.START)
                        && change.recordedAt().isBefore(Scene.START.plusSeconds(100)));
        assertThat(changes(faults, ORCHESTRATOR, events, 200)).isEmpty();
    }

    @Test
    void noOrderChangesBeforeItIsKnownNorOnceTheFaultIsOver() {
        var faults = on(LEGACY_OMS, FaultKind.CHANGING_ORDERS).ended("f", ON + 50);
        var created = List.of(event(EventKind.CREATED, 32));

        assertThat(changes(faults, LEGACY_OMS, created, 200))
                .isNotEmpty()
                .allMatch(change -> !change.recordedAt().isBefore(Scene.START.plusSeconds(32))
                        && change.recordedAt().isBefore(Scene.START.plusSeconds(50)));
        assertThat(changes(faults, LEGACY_OMS, List.of(), 200)).isEmpty();
        assertThat(changes(faults, LEGACY_OMS, created, 40))
                .isEqualTo(changes(faults, LEGACY_OMS, created, 200).stream()
                        .filter(change -> !change.recordedAt().isAfter(Scene.START.plusSeconds(40)))
                        .toList());
    }

    @Test
    void aLabelWithoutOrderIsKnownToTheLabelServiceAlone() {
        var faults = on(LABELS, FaultKind.LABEL_WITHOUT_ORDER);

        assertThat(faults.withoutOrder(PLAN, STRAY, Scene.START.plusSeconds(30)))
                .isEmpty();
        var stray =
                faults.withoutOrder(PLAN, STRAY, Scene.START.plusSeconds(600)).orElseThrow();
        assertThat(stray.plan().id()).isEqualTo(STRAY.toString());
        for (EstateSystem system : OrderBooks.KEEPERS) {
            assertThat(stray.of(system).isEmpty()).as("%s", system).isEqualTo(system != LABELS);
        }
        assertThat(stray.of(LABELS).presence()).isEqualTo(Presence.ACTIVE);
        assertThat(faults.ended("f", ON + 50).withoutOrder(PLAN, STRAY, Scene.START.plusSeconds(600)))
                .as("the fault was over when it would have been bought")
                .isEmpty();
    }

    private static List<BookEvent> changes(BookFaults faults, EstateSystem system, List<BookEvent> events, int now) {
        return faults.amendments(PLAN, system, events, Scene.START.plusSeconds(now));
    }

    /** How many of 20,000 orders have this many events on record in the place of one. */
    private static int struck(BookFaults faults, EventKind kind, int events) {
        return (int) IntStream.range(0, 20_000)
                .filter(number ->
                        faults.recorded(plan(number, 0), WMS, event(kind, 5)).size() == events)
                .count();
    }

    private static List<BookEvent> recorded(BookFaults faults, EstateSystem system, EventKind kind) {
        return faults.recorded(PLAN, system, event(kind, 5));
    }

    private static BookFaults on(EstateSystem system, FaultKind kind) {
        return on(Mishap.of("f", system, kind));
    }

    private static BookFaults on(Mishap mishap) {
        return BookFaults.NONE.begun(mishap.fault(), FIRST_KEY, ON);
    }

    private static BookEvent event(EventKind kind, int second) {
        Instant at = Scene.START.plusSeconds(second);
        String id = "SO-7/" + kind.name();
        return new BookEvent(id, kind, 1, 1, 2, at, at, 1, "SO-7", id, "R-1", 2_160, "");
    }

    private static OrderPlan plan(long number, int key) {
        var line = new PlannedLine(1, "SKU-1", 2, 1_000, 160, "node-1", List.of());
        return new OrderPlan(
                number,
                "SO-" + number,
                key,
                PlatformSide.OLD,
                Scene.START,
                List.of(line),
                OptionalLong.empty(),
                new OrderPlan.Delays(0, 0, 0),
                OrderPlan.Oddities.NONE);
    }
}
