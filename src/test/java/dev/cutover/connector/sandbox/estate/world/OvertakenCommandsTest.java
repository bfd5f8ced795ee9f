package dev.cutover.connector.sandbox.estate.world;

import static dev.cutover.connector.sandbox.estate.book.EventKind.CANCELLED;
import static dev.cutover.connector.sandbox.estate.book.EventKind.CANCEL_ASKED;
import static dev.cutover.connector.sandbox.estate.book.EventKind.CANCEL_REFUSED;
import static dev.cutover.connector.sandbox.estate.book.EventKind.CREATED;
import static dev.cutover.connector.sandbox.estate.book.EventKind.DELIVERED;
import static dev.cutover.connector.sandbox.estate.book.EventKind.RECALLED;
import static dev.cutover.connector.sandbox.estate.book.EventKind.RECALL_REFUSED;
import static dev.cutover.connector.sandbox.estate.book.EventKind.ROUTED;
import static dev.cutover.connector.sandbox.estate.book.EventKind.SHIPPED;
import static dev.cutover.connector.sandbox.estate.command.OrderVerb.CANCEL;
import static dev.cutover.connector.sandbox.estate.command.OrderVerb.CARRY_CONFIRMATION;
import static dev.cutover.connector.sandbox.estate.command.OrderVerb.HOLD;
import static dev.cutover.connector.sandbox.estate.command.OrderVerb.RECALL;
import static dev.cutover.connector.sandbox.estate.command.OrderVerb.RELEASE;
import static dev.cutover.connector.sandbox.estate.command.OrderVerb.RESUME;
import static dev.cutover.connector.sandbox.estate.command.OrderVerb.TAKE_OVER;
import static dev.cutover.connector.sandbox.estate.platform.EstateSystem.LEGACY_OMS;
import static dev.cutover.connector.sandbox.estate.platform.EstateSystem.ORCHESTRATOR;
import static dev.cutover.connector.sandbox.estate.platform.EstateSystem.STOREFRONT;
import static dev.cutover.connector.sandbox.estate.platform.EstateSystem.WMS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.connector.sandbox.estate.book.BookEvent;
import dev.cutover.connector.sandbox.estate.command.CommandOutcome;
import dev.cutover.connector.sandbox.estate.command.CommandOutcome.State;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Commands that overtake each other: what was asked for is settled later, and much may have happened meanwhile. */
class OvertakenCommandsTest {
    private static final double LONG_AFTER = 100_000;

    private final OneOrder order = new OneOrder();

    @Test
    void whatWasGivenUpMeanwhileIsNotCancelledThere() {
        order.mirrored()
                .tell(30, LEGACY_OMS, RECALL)
                .tell(38, LEGACY_OMS, CANCEL)
                .tell(40, LEGACY_OMS, RELEASE)
                .tell(40, ORCHESTRATOR, TAKE_OVER);
        var books = order.books(LONG_AFTER);

        assertThat(books.outcomes().get("k1")).isEqualTo(refused("given up meanwhile"));
        assertThat(order.kinds(LONG_AFTER, LEGACY_OMS, 1))
                .contains(CANCEL_REFUSED)
                .doesNotContain(CANCELLED);
        assertThat(order.quantity(LONG_AFTER, WMS, SHIPPED)).isEqualTo(3);
    }

    @Test
    void whatTheCustomerCancelsWhileNobodyOwnsItTheNextOwnerCancels() {
        order.cancelledByTheCustomerAfter(Duration.ofSeconds(35))
                .tell(30, LEGACY_OMS, RECALL)
                .tell(41, LEGACY_OMS, RELEASE)
                .tell(60, ORCHESTRATOR, TAKE_OVER);

        assertThat(order.kinds(50, STOREFRONT, 0)).containsExactly(CANCEL_ASKED);
        assertThat(order.kinds(60, ORCHESTRATOR, 1)).containsExactly(CREATED, CANCEL_ASKED, CANCELLED);
        assertThat(order.books(LONG_AFTER).of(WMS).isEmpty()).isTrue();
    }

    @Test
    void whatTheCustomerAskedOfAFormerOwnerIsAskedOfTheNext() {
        order.cancelledByTheCustomerAfter(Duration.ofSeconds(30))
                .tell(30, LEGACY_OMS, RECALL)
                .tell(40, LEGACY_OMS, RELEASE)
                .tell(60, ORCHESTRATOR, TAKE_OVER);

        assertThat(order.kinds(LONG_AFTER, LEGACY_OMS, 1)).endsWith(CANCEL_REFUSED);
        assertThat(order.kinds(LONG_AFTER, ORCHESTRATOR, 1)).containsExactly(CREATED, CANCEL_ASKED, CANCELLED);
        assertThat(order.books(LONG_AFTER).of(WMS).isEmpty()).isTrue();
    }

    @Test
    void whatIsCancelledTwiceWasCancelledAlready() {
        cancelLineOne(30);
        cancelLineOne(31);

        assertThat(order.outcome(LONG_AFTER)).isEqualTo(refused("cancelled already"));
        assertThat(order.quantity(LONG_AFTER, LEGACY_OMS, CANCELLED)).isEqualTo(2);
    }

    @Test
    void whoCreatesAnOrderOfWhichSomeHasLeftSendsOnlyTheRest() {
        order.tell(30, LEGACY_OMS, RECALL, OptionalInt.of(2), OptionalInt.empty(), OptionalLong.empty())
                .tell(OneOrder.SHIPPED + 10, LEGACY_OMS, RELEASE)
                .tell(OneOrder.SHIPPED + 20, ORCHESTRATOR, TAKE_OVER)
                .tell(OneOrder.SHIPPED + 600, ORCHESTRATOR, CARRY_CONFIRMATION);

        assertThat(order.outcome(LONG_AFTER).state()).isEqualTo(State.KNOWN);
        assertThat(order.kinds(OneOrder.SHIPPED + 20, ORCHESTRATOR, 1)).containsExactly(CREATED, SHIPPED);
        assertThat(order.quantity(LONG_AFTER, WMS, SHIPPED)).isEqualTo(3);
        assertThat(order.quantity(LONG_AFTER, ORCHESTRATOR, SHIPPED)).isEqualTo(3);
    }

    @Test
    void whatArrivesAfterTheOrderWasCreatedAnewIsCarriedLater() {
        order.tell(OneOrder.SHIPPED + 10, LEGACY_OMS, RELEASE)
                .tell(OneOrder.SHIPPED + 20, ORCHESTRATOR, TAKE_OVER)
                .tell(OneOrder.DELIVERED + 10, ORCHESTRATOR, CARRY_CONFIRMATION);

        assertThat(order.outcome(LONG_AFTER).state()).isEqualTo(State.DONE);
        assertThat(order.kinds(LONG_AFTER, ORCHESTRATOR, 1)).containsExactly(CREATED, SHIPPED, DELIVERED);
    }

    @Test
    void aRecallThatACancellationOvertakesIsRefused() {
        order.tell(30, LEGACY_OMS, CANCEL).tell(31, LEGACY_OMS, RECALL);

        assertThat(order.outcome(LONG_AFTER)).isEqualTo(refused("cancelled meanwhile"));
        assertThat(order.events(LONG_AFTER, LEGACY_OMS, RECALL_REFUSED))
                .extracting(BookEvent::quantity)
                .containsExactly(2, 1);
    }

    @Test
    void aRecallOfWhatIsPartlyCancelledIsGrantedForTheRest() {
        cancelLineOne(30);
        order.tell(31, LEGACY_OMS, RECALL);

        assertThat(order.outcome(50))
                .isEqualTo(new CommandOutcome(State.DONE, "but for 1 of 2 pieces, cancelled meanwhile"));
        assertThat(order.quantity(50, LEGACY_OMS, RECALLED)).isEqualTo(1);
    }

    @Test
    void whatIsRecalledTwiceIsGivenBackOnce() {
        order.tell(30, LEGACY_OMS, RECALL).tell(31, LEGACY_OMS, RECALL);

        assertThat(order.outcome(LONG_AFTER)).isEqualTo(refused("given back already"));
        assertThat(order.quantity(300, LEGACY_OMS, RECALLED)).isEqualTo(3);
    }

    @Test
    void whoTakesOverWhatItHoldsWaitsNoLongerThanTheHold() {
        order.mirrored()
                .tell(1, ORCHESTRATOR, HOLD)
                .tell(5, LEGACY_OMS, RELEASE)
                .tell(3_600, ORCHESTRATOR, TAKE_OVER);
        var unheld = new OneOrder().mirrored().tell(5, LEGACY_OMS, RELEASE).tell(3_600, ORCHESTRATOR, TAKE_OVER);

        order.tell(3_610, ORCHESTRATOR, RESUME);

        assertThat(order.events(LONG_AFTER, ORCHESTRATOR, ROUTED))
                .extracting(BookEvent::happenedAt)
                .containsExactlyElementsOf(unheld.events(LONG_AFTER, ORCHESTRATOR, ROUTED).stream()
                        .map(event -> event.happenedAt().plusSeconds(10))
                        .toList());
    }

    private void cancelLineOne(double second) {
        order.tell(second, LEGACY_OMS, CANCEL, OptionalInt.of(1), OptionalInt.of(2), OptionalLong.empty());
    }

    private static CommandOutcome refused(String why) {
        return new CommandOutcome(State.REFUSED, why);
    }
}
