package dev.cutover.connector.sandbox.estate.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.connector.sandbox.estate.book.EventKind;
import dev.cutover.connector.sandbox.estate.book.Presence;
import dev.cutover.connector.sandbox.estate.platform.EstateSystem;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

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
        books.write(OLD, EventKind.SHIPPED, 1, 1).write(OLD, EventKind.RETURNED, 1, 2);

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
        assertThat(BooksJudge.breaches(books.books()))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(broken)
                        .map(invariant -> new Breach(invariant, HandMadeBooks.ORDER, 1))
                        .toList());
    }
}
