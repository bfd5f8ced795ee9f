package dev.cutover.connector.sandbox.estate.world;

import static dev.cutover.connector.sandbox.estate.book.EventKind.CANCELLED;
import static dev.cutover.connector.sandbox.estate.book.EventKind.CANCEL_ASKED;
import static dev.cutover.connector.sandbox.estate.book.EventKind.CANCEL_REFUSED;
import static dev.cutover.connector.sandbox.estate.book.EventKind.CREATED;
import static dev.cutover.connector.sandbox.estate.book.EventKind.SHIPPED;
import static dev.cutover.connector.sandbox.estate.command.OrderVerb.CANCEL;
import static dev.cutover.connector.sandbox.estate.command.OrderVerb.RECALL;
import static dev.cutover.connector.sandbox.estate.command.OrderVerb.RELEASE;
import static dev.cutover.connector.sandbox.estate.command.OrderVerb.TAKE_OVER;
import static dev.cutover.connector.sandbox.estate.platform.EstateSystem.LEGACY_OMS;
import static dev.cutover.connector.sandbox.estate.platform.EstateSystem.ORCHESTRATOR;
import static dev.cutover.connector.sandbox.estate.platform.EstateSystem.STOREFRONT;
import static dev.cutover.connector.sandbox.estate.platform.EstateSystem.WMS;
import static org.assertj.core.api.Assertions.assertThat;

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
        assertThat(order.kinds(LONG_AFTER, LEGACY_OMS, 1)).contains(CANCEL_REFUSED).doesNotContain(CANCELLED);
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

    private void cancelLineOne(double second) {
        order.tell(second, LEGACY_OMS, CANCEL, OptionalInt.of(1), OptionalInt.of(2), OptionalLong.empty());
    }

    private static CommandOutcome refused(String why) {
        return new CommandOutcome(State.REFUSED, why);
    }
}
