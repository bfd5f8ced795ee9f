package dev.cutover.connector.sandbox.estate.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.connector.sandbox.estate.book.EventKind;
import dev.cutover.connector.sandbox.estate.book.Presence;
import dev.cutover.connector.sandbox.estate.platform.EstateSystem;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BooksJudgeTest {
    private static final EstateSystem OLD = EstateSystem.LEGACY_OMS;
    private static final EstateSystem NEW = EstateSystem.ORCHESTRATOR;
    private static final EstateSystem WMS = EstateSystem.WMS;
    private static final EstateSystem LABELS = EstateSystem.LABELS;

    private final HandMadeBooks books = new HandMadeBooks();

    @Test
    void anOrderThatWasOnlyPlacedIsOpen() {
        assertBroken();
    }

    @Test
    void partlyShippedPartlyCancelledAndPartlyOpenAddsUp() {
        books.write(OLD, EventKind.CANCELLED, 1, 1)
                .write(OLD, EventKind.PICKED, 1, 1)
                .write(OLD, EventKind.SHIPPED, 1, 1)
                .write(OLD, EventKind.BACKORDERED, 2, 1);

        assertBroken();
    }

    @Test
    void goodsThatWereNotCollectedAreCancelled() {
        books.write(OLD, EventKind.PICKED, 1, 2)
                .write(OLD, EventKind.READY, 1, 2)
                .write(OLD, EventKind.CANCELLED, 1, 2);

        assertBroken();
    }

    @Test
    void cancelledGoodsThatAreShippedDoNotAddUp() {
        books.write(OLD, EventKind.CANCELLED, 1, 2).write(OLD, EventKind.SHIPPED, 1, 2);

        assertBroken(Invariant.ORDERED_ADDS_UP);
    }

    @Test
    void cancelledGoodsThatAreStillPickedDoNotAddUpBeforeTheyHaveLeft() {
        books.write(OLD, EventKind.CANCELLED, 1, 2).write(OLD, EventKind.PICKED, 1, 2);

        assertBroken(Invariant.ORDERED_ADDS_UP);
    }

    @Test
    void anEventThatIsOnRecordTwiceCountsTwiceInAPlatformsBook() {
        books.write(OLD, EventKind.SHIPPED, 1, 2).again(OLD);

        assertBroken(Invariant.ORDERED_ADDS_UP);
    }

    @Test
    void anotherQuantityThanWasOrderedDoesNotAddUp() {
        books.again(OLD);

        assertBroken(Invariant.ORDERED_ADDS_UP);
    }

    @Test
    void aCopyThatIsNobodysOrderNeedNotAddUp() {
        books.presence(NEW, Presence.SHADOW).write(NEW, EventKind.SHIPPED, 1, 2);

        assertBroken();
    }

    @Test
    void whatWasNotShippedCannotBeReturned() {
        books.write(OLD, EventKind.SHIPPED, 1, 2).write(OLD, EventKind.RETURNED, 1, 3);

        assertBroken(Invariant.RETURNED_WITHIN_SHIPPED);
    }

    @Test
    void aPlatformThatHasGivenTheOrderUpMayHearOfTheReturnAlone() {
        books.presence(OLD, Presence.RELEASED)
                .write(WMS, EventKind.SHIPPED, 1, 2)
                .write(OLD, EventKind.RETURNED, 1, 2);

        assertBroken();

        books.again(OLD);
        assertBroken(Invariant.RETURNED_WITHIN_SHIPPED);
    }

    @Test
    void whatOnePlatformHasCancelledTheOtherMustNotShip() {
        books.write(OLD, EventKind.CANCELLED, 1, 2)
                .presence(OLD, Presence.RELEASED)
                .presence(NEW, Presence.ACTIVE)
                .write(NEW, EventKind.CREATED, 0, 3)
                .write(NEW, EventKind.SHIPPED, 2, 1)
                .write(WMS, EventKind.SHIPPED, 2, 1);
        assertBroken();

        books.write(NEW, EventKind.SHIPPED, 1, 2).write(WMS, EventKind.SHIPPED, 1, 2);
        assertBroken(Invariant.ORDERED_ADDS_UP);
    }

    @Test
    void aCancellationThatBothPlatformsHaveOnRecordIsOne() {
        books.write(OLD, EventKind.CANCELLED, 1, 1)
                .copied(OLD, NEW)
                .presence(OLD, Presence.RELEASED)
                .presence(NEW, Presence.ACTIVE)
                .write(NEW, EventKind.CREATED, 0, 3)
                .write(NEW, EventKind.SHIPPED, 1, 1)
                .write(WMS, EventKind.SHIPPED, 1, 1);

        assertBroken();
    }

    @Test
    void whatACopyTakesForCancelledMayBeShipped() {
        books.presence(NEW, Presence.SHADOW)
                .write(NEW, EventKind.CANCELLED, 1, 2)
                .write(OLD, EventKind.SHIPPED, 1, 2)
                .write(WMS, EventKind.SHIPPED, 1, 2);

        assertBroken();
    }

    @ParameterizedTest
    @EnumSource(names = {"DELIVERED", "RETURNED"})
    void whatHasArrivedWithoutAShipmentIsNeitherOpenNorShipped(EventKind later) {
        books.write(OLD, EventKind.PACKED, 1, 2).write(OLD, later, 1, 2);

        assertThat(BooksJudge.breaches(books.books()))
                .contains(new Breach(Invariant.ORDERED_ADDS_UP, HandMadeBooks.ORDER, 1));
    }

    @Test
    void aPlatformThatHasGivenTheOrderUpMayHearOfTheDeliveryAlone() {
        books.presence(OLD, Presence.RELEASED)
                .write(WMS, EventKind.SHIPPED, 1, 2)
                .write(OLD, EventKind.DELIVERED, 1, 2);

        assertBroken();
    }

    @Test
    void whatIsOpenHasOneOwnerInTheEnd() {
        assertBrokenInTheEnd();

        books.presence(OLD, Presence.RELEASED);
        assertBroken();
        assertBrokenInTheEnd(Invariant.OWNED_ONCE);

        books.presence(NEW, Presence.ACTIVE).write(NEW, EventKind.CREATED, 0, 3);
        assertBrokenInTheEnd();

        books.presence(OLD, Presence.ACTIVE);
        assertBrokenInTheEnd(Invariant.OWNED_ONCE);
    }

    @Test
    void whatIsShippedOrCancelledNeedsNoOwner() {
        books.presence(OLD, Presence.RELEASED)
                .write(OLD, EventKind.CANCELLED, 1, 2)
                .write(EstateSystem.CARRIER, EventKind.SHIPPED, 2, 1);

        assertBrokenInTheEnd();
    }

    @Test
    void anOrderThatNoPlatformEverGotIsNobodysByNoCommand() {
        books.presence(OLD, Presence.ABSENT);

        assertBrokenInTheEnd();
    }

    @Test
    void moneyGoesBackOnlyAsFarAsItWasTaken() {
        books.pay(EventKind.CAPTURED, 3_030).pay(EventKind.REFUNDED, 3_030);
        assertBroken();

        books.pay(EventKind.REFUNDED, 1);
        assertBroken(Invariant.REFUNDED_WITHIN_CAPTURED);
    }

    @Test
    void aVoidedLabelMakesRoomForAnother() {
        books.write(LABELS, EventKind.LABEL_BOUGHT, 1, "L1")
                .write(LABELS, EventKind.LABEL_VOID_ASKED, 1, "L1")
                .write(LABELS, EventKind.LABEL_VOIDED, 1, "L1")
                .write(LABELS, EventKind.LABEL_BOUGHT, 1, "L2")
                .write(LABELS, EventKind.LABEL_BOUGHT, 2, "L3");

        assertBroken();
    }

    @Test
    void aLabelWhoseVoidIsOnlyAskedForIsStillAlive() {
        books.write(LABELS, EventKind.LABEL_BOUGHT, 1, "L1")
                .write(LABELS, EventKind.LABEL_VOID_ASKED, 1, "L1")
                .write(LABELS, EventKind.LABEL_BOUGHT, 1, "L2")
                .write(LABELS, EventKind.LABEL_VOIDED, 1, "L1");

        assertBroken(Invariant.ONE_LIVE_LABEL);
    }

    @Test
    void aLabelOfAPackageThatNobodyOrderedIsOneTooMany() {
        books.write(LABELS, EventKind.LABEL_BOUGHT, 3, "L1");

        assertBroken(Invariant.ONE_LIVE_LABEL);
    }

    @Test
    void twoParcelsOfOnePieceAreOneTooMany() {
        books.write(WMS, EventKind.SHIPPED, 1, 2).write(WMS, EventKind.SHIPPED, 2, 1);
        assertBroken();

        books.write(WMS, EventKind.SHIPPED, 1, 2);
        assertBroken(Invariant.ONE_PARCEL);
    }

    @Test
    void aParcelThatIsScannedTwiceUnderOneIdIsOneParcel() {
        books.write(EstateSystem.CARRIER, EventKind.SHIPPED, 1, 2).again(EstateSystem.CARRIER);

        assertBroken();
    }

    private void assertBroken(Invariant... broken) {
        assertThat(BooksJudge.breaches(books.books())).containsExactlyInAnyOrderElementsOf(inLineOne(broken));
    }

    private void assertBrokenInTheEnd(Invariant... broken) {
        assertThat(BooksJudge.breachesInTheEnd(books.books())).containsExactlyInAnyOrderElementsOf(inLineOne(broken));
    }

    private static List<Breach> inLineOne(Invariant... broken) {
        return Arrays.stream(broken)
                .map(invariant -> new Breach(invariant, HandMadeBooks.ORDER, 1))
                .toList();
    }
}
