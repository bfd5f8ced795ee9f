package dev.cutover.connector.sandbox.estate.world;

import dev.cutover.connector.sandbox.estate.book.EventKind;
import dev.cutover.connector.sandbox.estate.book.Stage;
import dev.cutover.connector.sandbox.estate.conditions.OrderConditions;
import dev.cutover.connector.sandbox.estate.platform.EstateSystem;

/** The money of one order: captured as goods leave, and given back. Not thread-safe. */
final class PaymentDesk {
    private final OrderCase order;
    private final int[] pieces;
    private final long[] captured;
    private final long[] refunded;

    PaymentDesk(OrderCase order) {
        this.order = order;
        this.pieces = new int[order.pieces.size()];
        this.captured = new long[order.plan.lines().size()];
        this.refunded = new long[captured.length];
    }

    /** Captures what has left, now or once captures are not held any more; never more than the customer authorised. */
    void capture(WorkOrder work) {
        int quantity = Math.min(work.quantity(), work.piece.quantity() - pieces[work.index]);
        pieces[work.index] += quantity;
        if (quantity == 0) {
            return;
        }
        long second = Math.floorDiv(order.agenda.now() - 1, 1_000);
        if (isFlowing(order.laws.timeline().at(second))) {
            captureNow(work, quantity);
        } else {
            order.laws
                    .timeline()
                    .firstWhere(PaymentDesk::isFlowing, second + 1, Math.floorDiv(order.agenda.end(), 1_000))
                    .ifPresent(open -> order.agenda.plan(open * 1_000 + 1, () -> captureNow(work, quantity)));
        }
    }

    private static boolean isFlowing(OrderConditions conditions) {
        return !conditions.areCapturesHeld();
    }

    private void captureNow(WorkOrder work, int quantity) {
        if (work.stage() == Stage.RETURNED) {
            return; // came back while captures were held: nothing is owed
        }
        long cents = order.cents(work.piece, quantity);
        captured[work.piece.line() - 1] += cents;
        var occurrence = Occurrence.piece(EventKind.CAPTURED, work.piece, quantity, "")
                .costing(cents)
                .with(order.reference("C"));
        order.happens(occurrence, order.platform(work.side), EstateSystem.PAYMENTS);
    }

    /** Gives back what was paid for goods that came back, as far as it was captured. */
    void refundReturn(WorkOrder work) {
        int line = work.piece.line();
        long cents = Math.min(order.cents(work.piece, work.quantity()), refundable(line));
        if (cents > 0) {
            refunded[line - 1] += cents;
            var occurrence = Occurrence.piece(EventKind.REFUNDED, work.piece, work.quantity(), "");
            order.happens(
                    occurrence.costing(cents).with(order.reference("F")),
                    order.platform(work.side),
                    EstateSystem.PAYMENTS);
        }
    }

    /** What was captured of a line and not given back, in cents. */
    long refundable(int line) {
        return captured[line - 1] - refunded[line - 1];
    }

    /** What was captured of a line, in cents. */
    long captured(int line) {
        return captured[line - 1];
    }

    boolean hasCaptured(int line) {
        return captured[line - 1] > 0;
    }

    /** Gives an amount back for a line; every platform that owns the order puts it on record. */
    void refund(int line, long cents, String key) {
        refunded[line - 1] += cents;
        var occurrence = new Occurrence(EventKind.REFUNDED, line, 0, 0, order.reference("F"), cents, "", key);
        var event = order.books.event(occurrence);
        order.books.enter(event, EstateSystem.PAYMENTS);
        for (PlatformState platform : order.platforms()) {
            if (platform.owns()) {
                order.record(event, platform);
            }
        }
    }
}
