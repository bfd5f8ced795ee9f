package dev.cutover.connector.sandbox.estate.world;

import dev.cutover.connector.sandbox.estate.book.EventKind;
import dev.cutover.connector.sandbox.estate.book.Stage;
import dev.cutover.connector.sandbox.estate.plan.Branch;
import dev.cutover.connector.sandbox.estate.platform.EstateSystem;
import java.util.ArrayList;
import java.util.List;

/**
 * What happens to the goods of one order: picked, packed, carried away or collected, and perhaps brought back. The
 * warehouse goes on with a work order that it has, whatever has become of the platform that sent it, and reports to
 * that platform. Not thread-safe.
 */
final class Warehouse {
    private final OrderCase order;
    private final StockDesk stock;
    private final LabelDesk labels;
    private final PaymentDesk payments;
    private final boolean[] returned;
    private final List<WorkOrder> taken = new ArrayList<>();

    Warehouse(OrderCase order, StockDesk stock, LabelDesk labels, PaymentDesk payments) {
        this.order = order;
        this.stock = stock;
        this.labels = labels;
        this.payments = payments;
        this.returned = new boolean[order.pieces.size()];
    }

    /** The work orders whose parcels wait for the carrier, oldest first. */
    List<WorkOrder> packed() {
        return taken.stream().filter(WorkOrder::isPackedForCarrier).toList();
    }

    /** Takes a platform's work order. */
    void take(WorkOrder work) {
        taken.add(work);
        order.platform(work.side).send(work);
        later(work.piece.pickMs(), () -> pick(work));
    }

    private void pick(WorkOrder work) {
        if (!work.isGone()) {
            reach(work, Stage.PICKED, EventKind.PICKED, EstateSystem.WMS);
            later(work.piece.packMs(), () -> pack(work));
        }
    }

    private void pack(WorkOrder work) {
        reach(work, Stage.PACKED, EventKind.PACKED, EstateSystem.WMS);
        if (work.piece.branch() != Branch.PICKUP) {
            labels.buy(work, "");
        }
        later(work.piece.leaveMs(), () -> leave(work));
    }

    private void leave(WorkOrder work) {
        if (work.piece.branch() == Branch.PICKUP) {
            reach(work, Stage.READY, EventKind.READY, EstateSystem.WMS);
            later(work.piece.arriveMs(), () -> collect(work));
        } else if (labels.isLabelled(work)) {
            ship(work);
        } else {
            work.awaitLabel(true);
        }
    }

    /** A parcel that should have left already leaves with the label that it has got now. */
    void leaveIfWaiting(WorkOrder work) {
        if (work.waitsForLabel()) {
            work.awaitLabel(false);
            ship(work);
        }
    }

    private void ship(WorkOrder work) {
        labels.scan(work);
        work.reach(Stage.SHIPPED);
        var occurrence = Occurrence.piece(EventKind.SHIPPED, work.piece, work.quantity(), "");
        order.happens(
                occurrence.with(order.reference("P")),
                order.platform(work.side),
                EstateSystem.WMS,
                EstateSystem.CARRIER);
        if (order.plan.oddities().duplicated() && work.side == order.plan.side()) {
            // The warehouse had the work order twice: a second parcel leaves with the same goods.
            var second = order.books.event(occurrence.with(order.reference("P")));
            order.books.enter(second, EstateSystem.WMS, EstateSystem.CARRIER);
        }
        gone(work);
        later(work.piece.arriveMs(), () -> arrive(work));
    }

    private void collect(WorkOrder work) {
        reach(work, Stage.COLLECTED, EventKind.COLLECTED, EstateSystem.WMS);
        gone(work);
        mayReturn(work);
    }

    private void gone(WorkOrder work) {
        order.platform(work.side).settle(work.index, work.quantity());
        stock.consume(order.platform(work.side), work.piece);
        payments.capture(work);
    }

    private void arrive(WorkOrder work) {
        reach(work, Stage.DELIVERED, EventKind.DELIVERED, EstateSystem.CARRIER);
        mayReturn(work);
    }

    private void mayReturn(WorkOrder work) {
        if (work.piece.isReturned() && !returned[work.index]) {
            returned[work.index] = true;
            later(work.piece.returnMs(), () -> {
                reach(work, Stage.RETURNED, EventKind.RETURNED, EstateSystem.WMS);
                payments.refundReturn(work);
            });
        }
    }

    private void reach(WorkOrder work, Stage stage, EventKind kind, EstateSystem witness) {
        work.reach(stage);
        order.happens(Occurrence.piece(kind, work.piece, work.quantity(), ""), order.platform(work.side), witness);
    }

    private void later(long ms, Runnable occurrence) {
        order.agenda.plan(order.agenda.now() + ms, occurrence);
    }
}
