package dev.cutover.connector.sandbox.estate.world;

import static dev.cutover.connector.sandbox.estate.book.EventKind.CANCELLED;
import static dev.cutover.connector.sandbox.estate.book.EventKind.CANCEL_ASKED;
import static dev.cutover.connector.sandbox.estate.book.EventKind.CANCEL_REFUSED;
import static dev.cutover.connector.sandbox.estate.book.EventKind.CREATED;
import static dev.cutover.connector.sandbox.estate.book.EventKind.DELIVERED;
import static dev.cutover.connector.sandbox.estate.book.EventKind.LABEL_BOUGHT;
import static dev.cutover.connector.sandbox.estate.book.EventKind.LABEL_VOIDED;
import static dev.cutover.connector.sandbox.estate.book.EventKind.LABEL_VOID_REFUSED;
import static dev.cutover.connector.sandbox.estate.book.EventKind.PICKED;
import static dev.cutover.connector.sandbox.estate.book.EventKind.RECALLED;
import static dev.cutover.connector.sandbox.estate.book.EventKind.REFUNDED;
import static dev.cutover.connector.sandbox.estate.book.EventKind.RESERVATION_MOVED;
import static dev.cutover.connector.sandbox.estate.book.EventKind.RESERVATION_RELEASED;
import static dev.cutover.connector.sandbox.estate.book.EventKind.RESERVED;
import static dev.cutover.connector.sandbox.estate.book.EventKind.ROUTED;
import static dev.cutover.connector.sandbox.estate.book.EventKind.SHIPPED;
import static dev.cutover.connector.sandbox.estate.book.EventKind.TAKEN_OVER;
import static dev.cutover.connector.sandbox.estate.command.OrderVerb.CANCEL;
import static dev.cutover.connector.sandbox.estate.command.OrderVerb.CARRY_CONFIRMATION;
import static dev.cutover.connector.sandbox.estate.command.OrderVerb.HOLD;
import static dev.cutover.connector.sandbox.estate.command.OrderVerb.MOVE_RESERVATION;
import static dev.cutover.connector.sandbox.estate.command.OrderVerb.RECALL;
import static dev.cutover.connector.sandbox.estate.command.OrderVerb.REFUND;
import static dev.cutover.connector.sandbox.estate.command.OrderVerb.REISSUE_LABEL;
import static dev.cutover.connector.sandbox.estate.command.OrderVerb.RELEASE;
import static dev.cutover.connector.sandbox.estate.command.OrderVerb.RELEASE_RESERVATION;
import static dev.cutover.connector.sandbox.estate.command.OrderVerb.RESUME;
import static dev.cutover.connector.sandbox.estate.command.OrderVerb.TAKE_OVER;
import static dev.cutover.connector.sandbox.estate.command.OrderVerb.VOID_LABEL;
import static dev.cutover.connector.sandbox.estate.platform.EstateSystem.INVENTORY;
import static dev.cutover.connector.sandbox.estate.platform.EstateSystem.LABELS;
import static dev.cutover.connector.sandbox.estate.platform.EstateSystem.LEGACY_OMS;
import static dev.cutover.connector.sandbox.estate.platform.EstateSystem.ORCHESTRATOR;
import static dev.cutover.connector.sandbox.estate.platform.EstateSystem.PAYMENTS;
import static dev.cutover.connector.sandbox.estate.platform.EstateSystem.WMS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.connector.sandbox.estate.book.BookEvent;
import dev.cutover.connector.sandbox.estate.book.Presence;
import dev.cutover.connector.sandbox.estate.command.CommandOutcome;
import dev.cutover.connector.sandbox.estate.command.CommandOutcome.State;
import dev.cutover.connector.sandbox.estate.command.Protection;
import dev.cutover.connector.sandbox.estate.plan.OrderPlan.Oddities;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class CommandDeskTest {
    private static final double LONG_AFTER = 100_000;

    private final OneOrder order = new OneOrder();

    @Test
    void anOrderThatTheOtherPlatformOwnsIsNotTakenOver() {
        order.mirrored().tell(30, ORCHESTRATOR, TAKE_OVER);

        assertThat(order.outcome(30)).isEqualTo(refused("legacy-oms owns it"));
        assertThat(order.books(LONG_AFTER).of(ORCHESTRATOR).presence()).isEqualTo(Presence.SHADOW);
    }

    @Test
    void withoutOneOwnerTwoParcelsLeave() {
        order.mirrored().without(Protection.ONE_OWNER).tell(30, ORCHESTRATOR, TAKE_OVER);

        assertThat(order.outcome(30).state()).isEqualTo(State.DONE);
        assertThat(order.quantity(LONG_AFTER, WMS, SHIPPED)).isEqualTo(6);
    }

    @Test
    void aWorkOrderIsRecalledBeforeTheOrderIsReleasedAndTakenOver() {
        order.mirrored()
                .tell(30, LEGACY_OMS, RELEASE)
                .tell(31, LEGACY_OMS, RECALL)
                .tell(42, LEGACY_OMS, RELEASE)
                .tell(44, ORCHESTRATOR, TAKE_OVER);
        var books = order.books(LONG_AFTER);

        assertThat(books.outcomes().get("k0")).isEqualTo(refused("the warehouse has its work order"));
        assertThat(books.outcomes().get("k1").state()).isEqualTo(State.DONE);
        assertThat(books.outcomes().get("k2").state()).isEqualTo(State.DONE);
        assertThat(books.of(LEGACY_OMS).presence()).isEqualTo(Presence.RELEASED);
        assertThat(books.of(ORCHESTRATOR).presence()).isEqualTo(Presence.ACTIVE);
        assertThat(order.quantity(LONG_AFTER, WMS, SHIPPED)).isEqualTo(3);
        assertThat(order.events(LONG_AFTER, ORCHESTRATOR, CREATED)).hasSize(2);
        assertThat(order.events(LONG_AFTER, ORCHESTRATOR, SHIPPED)).hasSize(2);
    }

    @Test
    void aRecallIsAWishUntilTheWarehouseGrantsIt() {
        order.tell(30, LEGACY_OMS, RECALL);

        assertThat(order.outcome(39).state()).isEqualTo(State.WISHED);
        assertThat(order.outcome(40).state()).isEqualTo(State.DONE);
        assertThat(order.kinds(300, LEGACY_OMS, 1)).endsWith(RECALLED);
        assertThat(order.kinds(700, LEGACY_OMS, 1)).endsWith(ROUTED);
    }

    @Test
    void whatWasPickedIsNotRecalled() {
        order.tell(OneOrder.PICKED - 5, LEGACY_OMS, RECALL);

        assertThat(order.outcome(LONG_AFTER)).isEqualTo(refused("picked already"));
        assertThat(order.quantity(LONG_AFTER, WMS, SHIPPED)).isEqualTo(3);
    }

    @Test
    void withoutTheRecallFirstAReleasedOrderIsStillSent() {
        order.without(Protection.RECALL_FIRST).tell(30, LEGACY_OMS, RELEASE).tell(31, ORCHESTRATOR, TAKE_OVER);

        assertThat(order.quantity(LONG_AFTER, WMS, SHIPPED)).isEqualTo(6);
    }

    @Test
    void aLostOrderIsCreatedFromTheStorefrontsEvents() {
        order.odd(new Oddities(false, true, false, false, false)).tell(30, LEGACY_OMS, TAKE_OVER);

        assertThat(order.kinds(30, LEGACY_OMS, 1)).containsExactly(CREATED);
        assertThat(order.kinds(30, LEGACY_OMS, 0)).containsExactly(TAKEN_OVER);
        assertThat(order.events(30, LEGACY_OMS, CREATED))
                .extracting(BookEvent::id)
                .containsExactly("SO-000000008192/created/1.0", "SO-000000008192/created/2.0");
        assertThat(order.quantity(LONG_AFTER, WMS, SHIPPED)).isEqualTo(3);
    }

    @Test
    void whoTakesAMismatchedCopyOverCancelsTheLineTooMany() {
        order.odd(new Oddities(false, false, false, true, false))
                .mirrored()
                .tell(5, LEGACY_OMS, RELEASE)
                .tell(6, ORCHESTRATOR, TAKE_OVER);

        assertThat(order.kinds(LONG_AFTER, ORCHESTRATOR, 3)).containsExactly(CREATED, CANCELLED);
        assertThat(order.quantity(LONG_AFTER, WMS, SHIPPED)).isEqualTo(3);
    }

    @Test
    void aPlatformDoesNotSendAgainWhatItsBookHasAsShipped() {
        order.mirrored()
                .tell(OneOrder.SHIPPED + 10, LEGACY_OMS, RELEASE)
                .tell(OneOrder.SHIPPED + 11, ORCHESTRATOR, TAKE_OVER);

        assertThat(order.outcome(LONG_AFTER).state()).isEqualTo(State.DONE);
        assertThat(order.quantity(LONG_AFTER, WMS, SHIPPED)).isEqualTo(3);
        assertThat(order.kinds(LONG_AFTER, ORCHESTRATOR, 1)).endsWith(DELIVERED);
    }

    @Test
    void whatIsNotRoutedIsCancelledAtOnce() {
        order.tell(5, LEGACY_OMS, CANCEL);

        assertThat(order.outcome(5).state()).isEqualTo(State.DONE);
        assertThat(order.kinds(LONG_AFTER, LEGACY_OMS, 1)).endsWith(CANCEL_ASKED, CANCELLED, RESERVATION_RELEASED);
        assertThat(order.books(LONG_AFTER).of(WMS).isEmpty()).isTrue();
    }

    @Test
    void theWarehouseGrantsTheCancellationOfSomeOfALine() {
        cancel(30, 1, 1);

        assertThat(order.outcome(34).state()).isEqualTo(State.WISHED);
        assertThat(order.outcome(35).state()).isEqualTo(State.DONE);
        assertThat(order.quantity(LONG_AFTER, LEGACY_OMS, CANCELLED)).isEqualTo(1);
        assertThat(order.quantity(LONG_AFTER, LEGACY_OMS, SHIPPED)).isEqualTo(2);
        assertThat(order.quantity(LONG_AFTER, INVENTORY, RESERVATION_RELEASED)).isEqualTo(1);
    }

    @Test
    void whatWasPickedIsNotCancelled() {
        order.tell(OneOrder.PICKED - 2, LEGACY_OMS, CANCEL);

        assertThat(order.outcome(OneOrder.PICKED + 3)).isEqualTo(refused("picked already"));
        assertThat(order.events(LONG_AFTER, LEGACY_OMS, CANCEL_REFUSED)).hasSize(2);
        assertThat(order.quantity(LONG_AFTER, LEGACY_OMS, SHIPPED)).isEqualTo(3);
    }

    @Test
    void withoutGrantedCancellationsTheBookSaysCancelledAndTheGoodsLeave() {
        order.without(Protection.GRANTED_CANCELLATIONS).tell(OneOrder.PICKED + 2, LEGACY_OMS, CANCEL);

        assertThat(order.outcome(OneOrder.PICKED + 2).state()).isEqualTo(State.DONE);
        assertThat(order.quantity(LONG_AFTER, LEGACY_OMS, CANCELLED)).isEqualTo(3);
        assertThat(order.quantity(LONG_AFTER, LEGACY_OMS, SHIPPED)).isEqualTo(3);
    }

    @Test
    void noMoreIsCancelledThanIsOpen() {
        cancel(30, 1, 3);

        assertThat(order.outcome(30)).isEqualTo(refused("only 2 of it is open"));
    }

    @Test
    void anOrderHasNoLineThatWasNotOrdered() {
        cancel(30, 7, 1);

        assertThat(order.outcome(30)).isEqualTo(refused("it has no line 7"));
    }

    @Test
    void onlyTheOwnerCancels() {
        order.mirrored().tell(30, ORCHESTRATOR, CANCEL);

        assertThat(order.outcome(30)).isEqualTo(refused("orchestrator does not own it"));
    }

    @Test
    void aHoldPutsOffWhatIsNotYetAtTheWarehouse() {
        order.tell(2, LEGACY_OMS, HOLD).tell(102, LEGACY_OMS, RESUME);

        assertThat(order.kinds(101, LEGACY_OMS, 1)).containsExactly(CREATED);
        assertThat(order.books(101).of(LEGACY_OMS).held()).isTrue();
        assertThat(order.events(LONG_AFTER, LEGACY_OMS, RESERVED))
                .extracting(BookEvent::happenedAt)
                .containsOnly(OneOrder.at(104));
        assertThat(order.events(LONG_AFTER, LEGACY_OMS, ROUTED))
                .extracting(BookEvent::happenedAt)
                .containsOnly(OneOrder.at(OneOrder.ROUTED + 100));
    }

    @Test
    void aHoldThatIsOverBeforeAStepPutsItOffAsWell() {
        order.tell(1, LEGACY_OMS, HOLD).tell(3, LEGACY_OMS, RESUME);

        assertThat(order.events(LONG_AFTER, LEGACY_OMS, ROUTED))
                .extracting(BookEvent::happenedAt)
                .containsOnly(OneOrder.at(OneOrder.ROUTED + 2));
    }

    @Test
    void theWarehouseGoesOnWithWhatItHas() {
        order.tell(30, LEGACY_OMS, HOLD);

        assertThat(order.events(OneOrder.PICKED, LEGACY_OMS, PICKED)).hasSize(2);
    }

    @Test
    void aConfirmationIsCarriedOnceWithItsId() {
        order.mirrored()
                .turn(100, "orchestrator.disable-dual-write")
                .tell(1_000, ORCHESTRATOR, CARRY_CONFIRMATION)
                .tell(1_001, ORCHESTRATOR, CARRY_CONFIRMATION);
        var books = order.books(LONG_AFTER);

        assertThat(books.outcomes().get("k0").state()).isEqualTo(State.DONE);
        assertThat(books.outcomes().get("k1").state()).isEqualTo(State.KNOWN);
        assertThat(order.events(LONG_AFTER, ORCHESTRATOR, SHIPPED))
                .extracting(BookEvent::id)
                .containsExactly("SO-000000008192/shipped/1.1", "SO-000000008192/shipped/2.1");
    }

    @Test
    void withoutKnownConfirmationsItIsOnRecordTwice() {
        order.mirrored().without(Protection.KNOWN_CONFIRMATIONS).tell(1_000, ORCHESTRATOR, CARRY_CONFIRMATION);

        assertThat(order.quantity(LONG_AFTER, ORCHESTRATOR, SHIPPED)).isEqualTo(6);
    }

    @Test
    void aParcelWhoseLabelIsVoidedWaitsForANewOne() {
        order.tell(OneOrder.PACKED + 10, LABELS, VOID_LABEL)
                .tell(OneOrder.PACKED + 20, LABELS, REISSUE_LABEL)
                .tell(OneOrder.SHIPPED + 100, LABELS, REISSUE_LABEL);
        var books = order.books(LONG_AFTER);

        assertThat(books.outcomes().get("k0").state()).isEqualTo(State.DONE);
        assertThat(books.outcomes().get("k1")).isEqualTo(refused("it has a label that is not voided"));
        assertThat(order.events(LONG_AFTER, LABELS, LABEL_VOIDED)).hasSize(2);
        assertThat(order.events(OneOrder.SHIPPED + 50, WMS, SHIPPED)).isEmpty();
        assertThat(order.events(LONG_AFTER, WMS, SHIPPED))
                .hasSize(2)
                .extracting(BookEvent::happenedAt)
                .containsOnly(OneOrder.at(OneOrder.SHIPPED + 100));
    }

    @Test
    void aLabelThatIsScannedBeforeTheAnswerStays() {
        order.tell(OneOrder.SHIPPED - 5, LABELS, VOID_LABEL);

        assertThat(order.outcome(OneOrder.SHIPPED).state()).isEqualTo(State.WISHED);
        assertThat(order.outcome(LONG_AFTER)).isEqualTo(refused("the carrier has scanned it"));
        assertThat(order.events(LONG_AFTER, LABELS, LABEL_VOID_REFUSED)).hasSize(2);
    }

    @Test
    void withoutVoidFirstAPackageGetsASecondLabel() {
        order.without(Protection.VOID_FIRST).tell(OneOrder.PACKED + 10, LABELS, REISSUE_LABEL);

        assertThat(order.events(LONG_AFTER, LABELS, LABEL_BOUGHT)).hasSize(4);
    }

    @Test
    void aReservationMovesWithTheOrder() {
        order.mirrored()
                .tell(5, LEGACY_OMS, RELEASE)
                .tell(5, INVENTORY, MOVE_RESERVATION)
                .tell(6, ORCHESTRATOR, TAKE_OVER);

        assertThat(order.kinds(30, INVENTORY, 1)).containsExactly(RESERVED, RESERVATION_MOVED);
        assertThat(order.kinds(LONG_AFTER, ORCHESTRATOR, 1)).contains(RESERVATION_MOVED, SHIPPED);
    }

    @Test
    void aReservationThatIsMovedAgainStaysWhereItIs() {
        order.mirrored()
                .tell(5, LEGACY_OMS, RELEASE)
                .tell(5, INVENTORY, MOVE_RESERVATION)
                .tell(6, INVENTORY, MOVE_RESERVATION);
        assertThat(order.outcome(6)).isEqualTo(new CommandOutcome(State.KNOWN, "orchestrator holds it already"));

        order.tell(7, ORCHESTRATOR, TAKE_OVER).tell(8, INVENTORY, MOVE_RESERVATION);
        assertThat(order.outcome(8).state()).isEqualTo(State.KNOWN);
        assertThat(order.kinds(9, INVENTORY, 1)).containsExactly(RESERVED, RESERVATION_MOVED);
    }

    @Test
    void aReservationStaysWithTheOwnerUnlessAnotherPlatformIsNamed() {
        order.tell(5, INVENTORY, MOVE_RESERVATION);
        assertThat(order.outcome(5)).isEqualTo(new CommandOutcome(State.KNOWN, "legacy-oms holds it already"));

        order.moveReservation(6, ORCHESTRATOR).moveReservation(7, ORCHESTRATOR);
        assertThat(order.outcome(7).state()).isEqualTo(State.KNOWN);
        assertThat(order.kinds(7, INVENTORY, 1)).containsExactly(RESERVED, RESERVATION_MOVED);

        order.tell(8, INVENTORY, MOVE_RESERVATION);
        assertThat(order.outcome(8).state()).isEqualTo(State.DONE);
        assertThat(order.kinds(8, INVENTORY, 1)).containsExactly(RESERVED, RESERVATION_MOVED, RESERVATION_MOVED);
    }

    @Test
    void aReservationThatWasReleasedIsKnownToBe() {
        order.tell(2, INVENTORY, RELEASE_RESERVATION);
        assertThat(order.outcome(2)).isEqualTo(refused("no reservation is held"));

        order.tell(5, INVENTORY, RELEASE_RESERVATION).tell(6, INVENTORY, RELEASE_RESERVATION);
        assertThat(order.outcome(6)).isEqualTo(new CommandOutcome(State.KNOWN, "it was released already"));
    }

    @Test
    void whatTheOldOwnerStillHoldsIsReleased() {
        order.mirrored()
                .tell(5, LEGACY_OMS, RELEASE)
                .tell(6, ORCHESTRATOR, TAKE_OVER)
                .tell(30, INVENTORY, RELEASE_RESERVATION);

        assertThat(order.kinds(30, INVENTORY, 1)).containsExactly(RESERVED, RESERVED, RESERVATION_RELEASED);
        assertThat(order.events(30, INVENTORY, RESERVATION_RELEASED))
                .extracting(BookEvent::reference)
                .isSubsetOf(order.events(5, INVENTORY, RESERVED).stream()
                        .map(BookEvent::reference)
                        .toList());
    }

    @Test
    void aRefundIsSpreadOverTheLinesToTheCent() {
        refund(1_000, 1_001);

        assertThat(order.outcome(1_000).state()).isEqualTo(State.DONE);
        assertThat(order.events(LONG_AFTER, PAYMENTS, REFUNDED))
                .extracting(BookEvent::cents)
                .containsExactly(800L, 201L);
    }

    @Test
    void noMoreIsRefundedThanWasCaptured() {
        order.tell(100, PAYMENTS, REFUND);
        assertThat(order.outcome(100)).isEqualTo(refused("nothing was captured"));

        refund(1_000, 2_000);
        refund(1_001, 2_000);
        assertThat(order.outcome(1_001)).isEqualTo(refused("only 7.09 is left to give back"));

        order.tell(1_002, PAYMENTS, REFUND).tell(1_003, PAYMENTS, REFUND);
        assertThat(order.outcome(1_003).state()).isEqualTo(State.KNOWN);
    }

    @Test
    void whatIsCommandedBeforeAnOrderIsPlacedFindsNone() {
        order.tell(-1, LEGACY_OMS, HOLD);

        assertThat(order.books(LONG_AFTER).outcomes()).isEmpty();
    }

    private void cancel(double second, int line, int quantity) {
        order.tell(second, LEGACY_OMS, CANCEL, OptionalInt.of(line), OptionalInt.of(quantity), OptionalLong.empty());
    }

    private void refund(double second, long cents) {
        order.tell(second, PAYMENTS, REFUND, OptionalInt.empty(), OptionalInt.empty(), OptionalLong.of(cents));
    }

    private static CommandOutcome refused(String why) {
        return new CommandOutcome(State.REFUSED, why);
    }
}
