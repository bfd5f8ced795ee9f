package dev.cutover.connector.sandbox.estate.world;

import static dev.cutover.connector.sandbox.estate.book.EventKind.ALLOCATED;
import static dev.cutover.connector.sandbox.estate.book.EventKind.BACKORDERED;
import static dev.cutover.connector.sandbox.estate.book.EventKind.CANCELLED;
import static dev.cutover.connector.sandbox.estate.book.EventKind.CANCEL_ASKED;
import static dev.cutover.connector.sandbox.estate.book.EventKind.CAPTURED;
import static dev.cutover.connector.sandbox.estate.book.EventKind.COLLECTED;
import static dev.cutover.connector.sandbox.estate.book.EventKind.CREATED;
import static dev.cutover.connector.sandbox.estate.book.EventKind.DELIVERED;
import static dev.cutover.connector.sandbox.estate.book.EventKind.LABEL_BOUGHT;
import static dev.cutover.connector.sandbox.estate.book.EventKind.LABEL_SCANNED;
import static dev.cutover.connector.sandbox.estate.book.EventKind.PACKED;
import static dev.cutover.connector.sandbox.estate.book.EventKind.PICKED;
import static dev.cutover.connector.sandbox.estate.book.EventKind.READY;
import static dev.cutover.connector.sandbox.estate.book.EventKind.REFUNDED;
import static dev.cutover.connector.sandbox.estate.book.EventKind.RESERVATION_CONSUMED;
import static dev.cutover.connector.sandbox.estate.book.EventKind.RESERVATION_RELEASED;
import static dev.cutover.connector.sandbox.estate.book.EventKind.RESERVED;
import static dev.cutover.connector.sandbox.estate.book.EventKind.RETURNED;
import static dev.cutover.connector.sandbox.estate.book.EventKind.ROUTED;
import static dev.cutover.connector.sandbox.estate.book.EventKind.SHIPPED;
import static dev.cutover.connector.sandbox.estate.platform.EstateSystem.CARRIER;
import static dev.cutover.connector.sandbox.estate.platform.EstateSystem.INVENTORY;
import static dev.cutover.connector.sandbox.estate.platform.EstateSystem.LABELS;
import static dev.cutover.connector.sandbox.estate.platform.EstateSystem.LEGACY_OMS;
import static dev.cutover.connector.sandbox.estate.platform.EstateSystem.ORCHESTRATOR;
import static dev.cutover.connector.sandbox.estate.platform.EstateSystem.PAYMENTS;
import static dev.cutover.connector.sandbox.estate.platform.EstateSystem.STOREFRONT;
import static dev.cutover.connector.sandbox.estate.platform.EstateSystem.WMS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.connector.sandbox.estate.book.BookEvent;
import dev.cutover.connector.sandbox.estate.book.Presence;
import dev.cutover.connector.sandbox.estate.plan.Branch;
import dev.cutover.connector.sandbox.estate.plan.OrderPlan.Oddities;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class OrderWorldTest {
    private static final double LONG_AFTER = 100_000;
    private static final Oddities PARKED = new Oddities(true, false, false, false, false);
    private static final Oddities LOST = new Oddities(false, true, false, false, false);
    private static final Oddities DUPLICATED = new Oddities(false, false, true, false, false);
    private static final Oddities MISMATCHED = new Oddities(false, false, false, true, false);
    private static final Oddities DECLINED = new Oddities(false, false, false, false, true);

    private final OneOrder order = new OneOrder();

    @Test
    void anOrderGoesThroughItsStagesByItself() {
        assertThat(order.kinds(LONG_AFTER, LEGACY_OMS, 1))
                .containsExactly(
                        CREATED,
                        RESERVED,
                        ALLOCATED,
                        ROUTED,
                        PICKED,
                        PACKED,
                        LABEL_BOUGHT,
                        LABEL_SCANNED,
                        SHIPPED,
                        RESERVATION_CONSUMED,
                        CAPTURED,
                        DELIVERED);
        assertThat(order.books(LONG_AFTER).of(LEGACY_OMS).presence()).isEqualTo(Presence.ACTIVE);
        assertThat(order.books(LONG_AFTER).of(ORCHESTRATOR).presence()).isEqualTo(Presence.ABSENT);
    }

    @Test
    void everySystemHasItsPart() {
        assertThat(order.kinds(LONG_AFTER, STOREFRONT, 1)).containsExactly(CREATED);
        assertThat(order.kinds(LONG_AFTER, INVENTORY, 1)).containsExactly(RESERVED, RESERVATION_CONSUMED);
        assertThat(order.kinds(LONG_AFTER, WMS, 1)).containsExactly(PICKED, PACKED, SHIPPED);
        assertThat(order.kinds(LONG_AFTER, LABELS, 1)).containsExactly(LABEL_BOUGHT, LABEL_SCANNED);
        assertThat(order.kinds(LONG_AFTER, CARRIER, 1)).containsExactly(LABEL_SCANNED, SHIPPED, DELIVERED);
        assertThat(order.events(LONG_AFTER, PAYMENTS, CAPTURED))
                .extracting(BookEvent::cents)
                .containsExactly(2_167L, 542L);
    }

    @Test
    void whatIsCollectedNeedsNoLabelAndNoCarrier() {
        order.by(Branch.PICKUP);

        assertThat(order.kinds(LONG_AFTER, WMS, 1)).containsExactly(PICKED, PACKED, READY, COLLECTED);
        assertThat(order.kinds(LONG_AFTER, LABELS, 1)).isEmpty();
        assertThat(order.kinds(LONG_AFTER, CARRIER, 1)).isEmpty();
        assertThat(order.events(LONG_AFTER, PAYMENTS, CAPTURED))
                .extracting(BookEvent::happenedAt)
                .containsOnly(OneOrder.at(OneOrder.DELIVERED));
    }

    @Test
    void aBackorderWaitsForStock() {
        order.by(Branch.BACKORDER);

        assertThat(order.kinds(3_000, LEGACY_OMS, 1)).containsExactly(CREATED, BACKORDERED);
        assertThat(order.kinds(3_700, LEGACY_OMS, 1))
                .containsExactly(CREATED, BACKORDERED, RESERVED, ALLOCATED, ROUTED);
    }

    @Test
    void goodsThatComeBackArePaidBack() {
        order.returnedAfter(Duration.ofHours(3));

        assertThat(order.kinds(LONG_AFTER, WMS, 2)).endsWith(RETURNED);
        assertThat(order.kinds(LONG_AFTER, PAYMENTS, 2)).containsExactly(CAPTURED, REFUNDED);
        assertThat(order.events(LONG_AFTER, PAYMENTS, REFUNDED))
                .extracting(BookEvent::cents)
                .containsExactly(2_167L, 542L);
    }

    @Test
    void theCustomerMayCancelBeforeTheGoodsArePicked() {
        order.cancelledByTheCustomerAfter(Duration.ofMinutes(1));

        assertThat(order.kinds(LONG_AFTER, LEGACY_OMS, 1))
                .containsExactly(CREATED, RESERVED, ALLOCATED, ROUTED, CANCEL_ASKED, CANCELLED, RESERVATION_RELEASED);
        assertThat(order.books(LONG_AFTER).of(WMS).isEmpty()).isTrue();
    }

    @Test
    void underDualWriteTheOtherPlatformHasAShadowThatNobodyWorksOn() {
        order.mirrored();
        var books = order.books(LONG_AFTER);

        assertThat(books.of(ORCHESTRATOR).presence()).isEqualTo(Presence.SHADOW);
        assertThat(books.of(ORCHESTRATOR).events())
                .extracting(BookEvent::id)
                .containsExactlyElementsOf(books.of(LEGACY_OMS).events().stream()
                        .map(BookEvent::id)
                        .toList());
        assertThat(books.of(ORCHESTRATOR).events())
                .allSatisfy(event -> assertThat(event.recordedAt())
                        .isEqualTo(event.happenedAt().plusMillis(600)));
        assertThat(order.quantity(LONG_AFTER, WMS, SHIPPED)).isEqualTo(3);
    }

    @Test
    void onlyWhatHappensUnderDualWriteIsCopied() {
        order.mirrored().turn(100, "orchestrator.disable-dual-write");

        assertThat(order.kinds(LONG_AFTER, ORCHESTRATOR, 1)).containsExactly(CREATED, RESERVED, ALLOCATED, ROUTED);
    }

    @Test
    void nothingIsCopiedOfAnOrderThatTheOtherPlatformDoesNotKnow() {
        order.turn(100, "orchestrator.enable-dual-write");

        assertThat(order.books(LONG_AFTER).of(ORCHESTRATOR).isEmpty()).isTrue();
    }

    @Test
    void heldCapturesAreMadeUpForAsSoonAsTheyFlow() {
        order.turn(100, "payments.hold-captures").turn(5_000, "payments.release-captures");

        assertThat(order.kinds(4_900, PAYMENTS, 1)).isEmpty();
        assertThat(order.events(LONG_AFTER, PAYMENTS, CAPTURED))
                .hasSize(2)
                .extracting(BookEvent::happenedAt)
                .containsOnly(Instant.parse("2026-01-15T03:23:21.001Z"));
    }

    @Test
    void whatAClosedIntakeParkedIsWorkedOnOnceItIsOpen() {
        order.odd(PARKED).turn(-10, "legacy-oms.close-intake").turn(600, "legacy-oms.open-intake");

        assertThat(order.kinds(600, LEGACY_OMS, 1)).containsExactly(CREATED);
        assertThat(order.kinds(620, LEGACY_OMS, 1)).containsExactly(CREATED, RESERVED, ALLOCATED, ROUTED);
    }

    @Test
    void whatAFailingPlatformParkedStaysParked() {
        order.odd(PARKED);

        assertThat(order.kinds(LONG_AFTER, LEGACY_OMS, 1)).containsExactly(CREATED);
    }

    @Test
    void aLostOrderIsKnownToItsCopyOnly() {
        order.odd(LOST).mirrored();
        var books = order.books(LONG_AFTER);

        assertThat(books.of(LEGACY_OMS).presence()).isEqualTo(Presence.ABSENT);
        assertThat(books.of(ORCHESTRATOR).presence()).isEqualTo(Presence.SHADOW);
        assertThat(books.of(WMS).isEmpty()).isTrue();
    }

    @Test
    void whatAPlatformHandledTwiceItHasTwiceAndTwoParcelsLeave() {
        order.odd(DUPLICATED);

        assertThat(order.events(LONG_AFTER, LEGACY_OMS, PICKED))
                .hasSize(4)
                .extracting(BookEvent::id)
                .containsOnly("SO-000000008192/picked/1.1", "SO-000000008192/picked/2.1");
        assertThat(order.events(LONG_AFTER, CARRIER, SHIPPED))
                .hasSize(4)
                .extracting(BookEvent::id)
                .doesNotHaveDuplicates();
    }

    @Test
    void aMismatchedCopyHasALineMore() {
        order.odd(MISMATCHED).mirrored();

        assertThat(order.events(LONG_AFTER, LEGACY_OMS, CREATED)).hasSize(2);
        assertThat(order.events(LONG_AFTER, ORCHESTRATOR, CREATED))
                .extracting(BookEvent::line)
                .containsExactly(1, 2, 3);
    }

    @Test
    void aDeclinedOrderIsCancelled() {
        order.odd(DECLINED);

        assertThat(order.kinds(LONG_AFTER, LEGACY_OMS, 1)).containsExactly(CREATED, CANCELLED);
    }

    @Test
    void versionsCountTheEventsOfABook() {
        var events = order.mirrored().books(LONG_AFTER).of(ORCHESTRATOR).events();

        for (int i = 0; i < events.size(); i++) {
            assertThat(events.get(i).version()).isEqualTo(i + 1);
        }
    }
}
