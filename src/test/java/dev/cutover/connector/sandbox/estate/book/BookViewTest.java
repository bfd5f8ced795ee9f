package dev.cutover.connector.sandbox.estate.book;

import static dev.cutover.connector.sandbox.estate.book.EventKind.ALLOCATED;
import static dev.cutover.connector.sandbox.estate.book.EventKind.BACKORDERED;
import static dev.cutover.connector.sandbox.estate.book.EventKind.CANCELLED;
import static dev.cutover.connector.sandbox.estate.book.EventKind.CANCEL_ASKED;
import static dev.cutover.connector.sandbox.estate.book.EventKind.CANCEL_REFUSED;
import static dev.cutover.connector.sandbox.estate.book.EventKind.COLLECTED;
import static dev.cutover.connector.sandbox.estate.book.EventKind.CREATED;
import static dev.cutover.connector.sandbox.estate.book.EventKind.DELIVERED;
import static dev.cutover.connector.sandbox.estate.book.EventKind.LABEL_BOUGHT;
import static dev.cutover.connector.sandbox.estate.book.EventKind.LABEL_SCANNED;
import static dev.cutover.connector.sandbox.estate.book.EventKind.LABEL_VOIDED;
import static dev.cutover.connector.sandbox.estate.book.EventKind.LABEL_VOID_ASKED;
import static dev.cutover.connector.sandbox.estate.book.EventKind.LABEL_VOID_REFUSED;
import static dev.cutover.connector.sandbox.estate.book.EventKind.PACKED;
import static dev.cutover.connector.sandbox.estate.book.EventKind.PICKED;
import static dev.cutover.connector.sandbox.estate.book.EventKind.RECALLED;
import static dev.cutover.connector.sandbox.estate.book.EventKind.REFUNDED;
import static dev.cutover.connector.sandbox.estate.book.EventKind.RESERVATION_CONSUMED;
import static dev.cutover.connector.sandbox.estate.book.EventKind.RESERVATION_MOVED;
import static dev.cutover.connector.sandbox.estate.book.EventKind.RESERVATION_RELEASED;
import static dev.cutover.connector.sandbox.estate.book.EventKind.RESERVED;
import static dev.cutover.connector.sandbox.estate.book.EventKind.ROUTED;
import static dev.cutover.connector.sandbox.estate.book.EventKind.SHIPPED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.connector.sandbox.estate.platform.EstateSystem;
import dev.cutover.connector.sandbox.estate.platform.PlatformSide;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BookViewTest {
    private final WrittenBook written = new WrittenBook(EstateSystem.ORCHESTRATOR);

    @Test
    void aLineIsInSeveralStagesAtOnce() {
        written.add(CREATED, 1, 0, 5)
                .add(ALLOCATED, 1, 1, 3)
                .add(BACKORDERED, 1, 2, 2)
                .add(ROUTED, 1, 1, 3);
        written.add(PICKED, 1, 1, 3).add(PACKED, 1, 1, 3).add(SHIPPED, 1, 1, 3);

        assertThat(view().lines())
                .containsExactly(new BookedLine(1, 5, Map.of(Stage.SHIPPED, 3, Stage.BACKORDERED, 2)));
        assertThat(view().status()).contains(Stage.BACKORDERED);
    }

    @Test
    void whatWasCancelledBeforePiecesWereToldApartStaysCancelled() {
        written.add(CREATED, 1, 0, 4).add(CANCELLED, 1, 1, 1).add(ALLOCATED, 1, 1, 3);

        assertThat(view().lines())
                .containsExactly(new BookedLine(1, 4, Map.of(Stage.CANCELLED, 1, Stage.ALLOCATED, 3)));
    }

    @Test
    void whatIsNotToldApartYetStaysTogether() {
        written.add(CREATED, 1, 0, 5).add(ALLOCATED, 1, 1, 3);

        assertThat(view().pieces())
                .isEqualTo(Map.of(1, Map.of(0, Map.of(Stage.CREATED, 2), 1, Map.of(Stage.ALLOCATED, 3))));
    }

    @Test
    void aPieceComesBackToAStageThatItHasLeft() {
        written.add(CREATED, 1, 1, 4).add(ALLOCATED, 1, 1, 4).add(ROUTED, 1, 1, 4);
        written.add(RECALLED, 1, 1, 4).add(ROUTED, 1, 1, 3).add(PICKED, 1, 1, 2);

        assertThat(view().lines())
                .containsExactly(new BookedLine(1, 4, Map.of(Stage.ALLOCATED, 1, Stage.ROUTED, 1, Stage.PICKED, 2)));
    }

    @Test
    void aPartOfAPieceIsCancelled() {
        written.add(CREATED, 1, 0, 4).add(ALLOCATED, 1, 1, 4).add(CANCELLED, 1, 1, 1);

        assertThat(view().lines())
                .containsExactly(new BookedLine(1, 4, Map.of(Stage.ALLOCATED, 3, Stage.CANCELLED, 1)));
    }

    @Test
    void aCancellationOfTheWholeOrderLeavesWhatHasLeft() {
        written.add(CREATED, 1, 0, 1)
                .add(CREATED, 2, 0, 2)
                .add(ALLOCATED, 1, 1, 1)
                .add(ROUTED, 1, 1, 1);
        written.add(PICKED, 1, 1, 1).add(PACKED, 1, 1, 1).add(SHIPPED, 1, 1, 1).add(CANCELLED, 0, 0, 0);

        assertThat(view().lines())
                .containsExactly(
                        new BookedLine(1, 1, Map.of(Stage.SHIPPED, 1)),
                        new BookedLine(2, 2, Map.of(Stage.CANCELLED, 2)));
    }

    @Test
    void aSkippedStageIsCrossed() {
        written.add(CREATED, 1, 0, 2).add(ALLOCATED, 1, 1, 2).add(PACKED, 1, 1, 2);

        assertThat(view().lines()).containsExactly(new BookedLine(1, 2, Map.of(Stage.PACKED, 2)));
        assertThat(view().moves())
                .extracting(StageMove::from)
                .containsExactly(Optional.empty(), Optional.of(Stage.CREATED), Optional.of(Stage.ALLOCATED));
    }

    @Test
    void anEventThatStandsThereTwiceCountsOnce() {
        written.add(CREATED, 1, 0, 2).add(ALLOCATED, 1, 1, 2).add(ROUTED, 1, 1, 2);
        written.add(PICKED, 1, 1, 2).add(PACKED, 1, 1, 2).add(SHIPPED, 1, 1, 2).again();

        assertThat(view().lines()).containsExactly(new BookedLine(1, 2, Map.of(Stage.SHIPPED, 2)));
        assertThat(view().moves()).last().extracting(StageMove::from).isEqualTo(Optional.of(Stage.SHIPPED));
    }

    @Test
    void whatHappenedTwiceIsMoreThanThereIs() {
        written.add(CREATED, 1, 0, 2)
                .add(ALLOCATED, 1, 1, 2)
                .add(SHIPPED, 1, 1, 2)
                .add(SHIPPED, 1, 1, 2);

        assertThat(view().lines()).containsExactly(new BookedLine(1, 2, Map.of(Stage.SHIPPED, 4)));
        assertThat(view().moves()).last().extracting(StageMove::from).isEqualTo(Optional.empty());
    }

    @Test
    void anEventThatWasRecordedLateTakesNothingBack() {
        written.add(CREATED, 1, 0, 2).add(ALLOCATED, 1, 1, 2).add(ROUTED, 1, 1, 2);
        written.add(PICKED, 1, 1, 2).add(PACKED, 1, 1, 2).swapped();

        assertThat(view().lines()).containsExactly(new BookedLine(1, 2, Map.of(Stage.PACKED, 2)));
        assertThat(view().moves()).last().extracting(StageMove::from).isEqualTo(Optional.of(Stage.PACKED));
    }

    @Test
    void whatShipsAfterAllIsNotCancelledAnyMore() {
        written.add(CREATED, 1, 0, 2)
                .add(ALLOCATED, 1, 1, 2)
                .add(CANCELLED, 1, 1, 2)
                .add(SHIPPED, 1, 1, 2);

        assertThat(view().lines()).containsExactly(new BookedLine(1, 2, Map.of(Stage.SHIPPED, 2)));
        assertThat(view().moves()).last().extracting(StageMove::from).isEqualTo(Optional.of(Stage.CANCELLED));
    }

    @Test
    void aReservationKnowsWhoseItIs() {
        written.add(RESERVED, 1, 1, 2, "r1", 0)
                .add(RESERVED, 1, 2, 1, "r2", 0)
                .add(RESERVATION_MOVED, 1, 1, 2, "r1", 0);
        written.add(RESERVATION_CONSUMED, 1, 2, 1, "r2", 0);

        assertThat(view().reservations())
                .containsExactly(
                        new Reservation("r1", 1, 1, 2, PlatformSide.OLD, "dc-1", Reservation.State.HELD, minute(2)),
                        new Reservation(
                                "r2", 1, 2, 1, PlatformSide.NEW, "dc-1", Reservation.State.CONSUMED, minute(3)));
    }

    @Test
    void aReservationEndsPartByPart() {
        written.add(RESERVED, 1, 1, 3, "r1", 0).add(RESERVATION_RELEASED, 1, 1, 1, "r1", 0);
        assertThat(view().reservations())
                .containsExactly(
                        new Reservation("r1", 1, 1, 2, PlatformSide.NEW, "dc-1", Reservation.State.HELD, minute(1)));

        written.add(RESERVATION_CONSUMED, 1, 1, 2, "r1", 0);
        assertThat(view().reservations()).extracting(Reservation::state).containsExactly(Reservation.State.CONSUMED);
    }

    @Test
    void aLabelIsLiveUntilItIsVoided() {
        written.add(LABEL_BOUGHT, 1, 1, 0, "l1", 0).add(LABEL_VOID_ASKED, 0, 0, 0, "l1", 0);
        assertThat(view().labels()).containsExactly(new Label("l1", 1, 1, Label.State.VOID_ASKED, minute(1)));

        written.add(LABEL_VOIDED, 1, 1, 0, "l1", 0).add(LABEL_BOUGHT, 1, 1, 0, "l2", 0);
        written.add(LABEL_SCANNED, 1, 1, 0, "l2", 0);
        assertThat(view().labels()).extracting(Label::isLive).containsExactly(false, true);
        assertThat(view().labels()).extracting(Label::state).containsExactly(Label.State.VOIDED, Label.State.SCANNED);
    }

    @Test
    void aLabelWhoseVoidIsRefusedIsBoughtStill() {
        written.add(LABEL_BOUGHT, 1, 1, 0, "l1", 0).add(LABEL_VOID_ASKED, 1, 1, 0, "l1", 0);
        written.add(LABEL_VOID_REFUSED, 1, 1, 0, "l1", 0);

        assertThat(view().labels()).extracting(Label::state).containsExactly(Label.State.BOUGHT);
    }

    @Test
    void aPackageIsShippedAndThenDelivered() {
        written.add(SHIPPED, 1, 1, 2, "p1", 0).add(COLLECTED, 2, 1, 1, "", 0).add(DELIVERED, 1, 1, 2, "", 0);

        List<Shipment> shipments = view().shipments();
        assertThat(shipments).extracting(Shipment::id).containsExactly("p1", WrittenBook.ORDER + "/collected/2.1/2");
        assertThat(shipments).extracting(Shipment::shippedAt).containsExactly(Optional.of(minute(0)), Optional.empty());
        assertThat(shipments)
                .extracting(Shipment::arrivedAt)
                .containsExactly(Optional.of(minute(2)), Optional.of(minute(1)));
        assertThat(shipments).extracting(Shipment::isCollected).containsExactly(false, true);
    }

    @Test
    void refundsAreCountedOneByOne() {
        written.add(REFUNDED, 1, 1, 0, "f1", 1_250).again();

        assertThat(view().of(REFUNDED)).extracting(BookEvent::cents).containsExactly(1_250L, 1_250L);
    }

    @Test
    void onlyWhatSomebodyWishedForIsGranted() {
        written.add(CREATED, 1, 0, 3).add(CANCELLED, 1, 1, 1);
        assertThat(view().cancellations().of(1, 1)).isEqualTo(Wishes.Answer.NONE);

        written.add(CANCEL_ASKED, 1, 1, 1);
        assertThat(view().cancellations().of(1, 1)).isEqualTo(Wishes.Answer.ASKED);

        written.add(CANCEL_REFUSED, 1, 1, 1).add(CANCELLED, 1, 1, 1);
        assertThat(view().cancellations().of(1, 1)).isEqualTo(Wishes.Answer.REFUSED);

        written.add(CANCEL_ASKED, 1, 1, 1).add(CANCELLED, 1, 1, 1);
        assertThat(view().cancellations().of(1, 1)).isEqualTo(Wishes.Answer.GRANTED);
        assertThat(view().cancellations().of(1, 2)).isEqualTo(Wishes.Answer.NONE);
        assertThat(view().recalls().all()).isEmpty();
    }

    private static Instant minute(int minute) {
        return WrittenBook.START.plusSeconds(60L * minute);
    }

    private BookView view() {
        return BookView.of(written.books(), EstateSystem.ORCHESTRATOR);
    }
}
