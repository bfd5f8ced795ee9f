package dev.cutover.connector.sandbox.estate.world;

import dev.cutover.connector.sandbox.estate.book.EventKind;
import dev.cutover.connector.sandbox.estate.book.Presence;
import dev.cutover.connector.sandbox.estate.book.Stage;
import dev.cutover.connector.sandbox.estate.conditions.OrderConditions;
import dev.cutover.connector.sandbox.estate.plan.Branch;
import dev.cutover.connector.sandbox.estate.plan.PlannedLine;
import dev.cutover.connector.sandbox.estate.plan.PlannedPiece;
import dev.cutover.connector.sandbox.estate.platform.EstateSystem;
import java.util.function.Predicate;

/** What a platform does by itself about an order that it owns. Not thread-safe. */
final class PlatformWork {
    private static final long DECLINE_MS = 5_000;

    private final OrderCase order;
    private final StockDesk stock;
    private final Warehouse warehouse;
    private final Cancellation cancellation;
    private boolean hasBeenRouted;

    PlatformWork(OrderCase order, StockDesk stock, Warehouse warehouse, Cancellation cancellation) {
        this.order = order;
        this.stock = stock;
        this.warehouse = warehouse;
        this.cancellation = cancellation;
    }

    /** The order is placed, and comes to the platform that it was routed to. */
    void place() {
        var platform = order.platform(order.plan.side());
        boolean isKnown = !order.plan.oddities().lost();
        for (PlannedLine line : order.plan.lines()) {
            var event = order.books.event(BookKeeper.created(line));
            order.books.enter(event, EstateSystem.STOREFRONT);
            if (isKnown) {
                order.record(event, platform);
            } else if (order.books.isMirrored(EventKind.CREATED)) {
                order.mirror(event, platform);
            }
        }
        if (order.plan.oddities().mismatched() && order.books.isMirrored(EventKind.CREATED)) {
            order.mirror(order.books.event(surplus()), platform);
        }
        if (isKnown) {
            platform.become(Presence.ACTIVE);
            beginOrPark(platform);
        }
    }

    /** The line that only the copy of a mismatched order has. */
    private Occurrence surplus() {
        int line = order.plan.lines().size() + 1;
        return new Occurrence(
                EventKind.CREATED, line, 0, 1, "", 0, order.plan.lines().get(0).location(), "");
    }

    private void beginOrPark(PlatformState platform) {
        var delays = order.plan.delays();
        if (!order.plan.oddities().parked()) {
            begin(platform, delays.reservationMs(), delays.routingMs());
            return;
        }
        int cell = platform.side.cell(order.plan.key());
        Predicate<OrderConditions> isOpen = conditions -> !conditions.isClosed(cell);
        long second = Math.floorDiv(order.agenda.now(), 1_000);
        if (!isOpen.test(order.laws.timeline().at(second))) {
            order.laws
                    .timeline()
                    .firstWhere(isOpen, second + 1, Math.floorDiv(order.agenda.end(), 1_000))
                    .ifPresent(open -> platform.later(
                            open * 1_000, () -> begin(platform, delays.reservationMs(), delays.routingMs())));
        }
    }

    /** Works on all that is still to be sent and that the warehouse does not have, from now on. */
    void begin(PlatformState platform, long reservationMs, long routingMs) {
        long now = order.agenda.now();
        if (order.plan.oddities().declined()) {
            platform.later(now + DECLINE_MS, () -> decline(platform));
            return;
        }
        for (int index = 0; index < order.pieces.size(); index++) {
            if (platform.due(index) > 0 && platform.openWork(index) == null) {
                begin(platform, index, now + reservationMs, now + routingMs);
            }
        }
    }

    private void begin(PlatformState platform, int index, long reserveAt, long routeAt) {
        var piece = order.pieces.get(index);
        long allocateAt = Math.max(reserveAt, stockArrives(piece));
        if (piece.branch() == Branch.BACKORDER && allocateAt > reserveAt) {
            platform.later(reserveAt, () -> awaitStock(platform, index));
        }
        platform.later(allocateAt, () -> allocate(platform, index));
        platform.later(Math.max(allocateAt, routeAt), () -> route(platform, index));
    }

    private long stockArrives(PlannedPiece piece) {
        return order.plan.placedAt().toEpochMilli() + order.plan.delays().reservationMs() + piece.stockMs();
    }

    private void awaitStock(PlatformState platform, int index) {
        if (platform.due(index) > 0 && !isAt(Stage.BACKORDERED, platform, index)) {
            happens(EventKind.BACKORDERED, platform, index, "");
        }
    }

    private void allocate(PlatformState platform, int index) {
        if (platform.due(index) > 0) {
            stock.reserve(platform, order.pieces.get(index), platform.due(index));
            if (!isAt(Stage.ALLOCATED, platform, index)) {
                happens(EventKind.ALLOCATED, platform, index, "");
            }
        }
    }

    private boolean isAt(Stage stage, PlatformState platform, int index) {
        return order.books.lastStage(platform.system(), order.pieces.get(index)) == stage;
    }

    /** Sends the warehouse a work order for what is left of a piece. */
    void route(PlatformState platform, int index) {
        if (platform.due(index) == 0 || platform.openWork(index) != null) {
            return;
        }
        happens(EventKind.ROUTED, platform, index, "");
        warehouse.take(new WorkOrder(platform.side, order.pieces.get(index), index, platform.due(index)));
        if (!hasBeenRouted) {
            hasBeenRouted = true;
            order.plan
                    .cancelMs()
                    .ifPresent(ms -> order.agenda.plan(order.agenda.now() + ms, cancellation::askForTheCustomer));
        }
    }

    private void decline(PlatformState platform) {
        for (int index = 0; index < order.pieces.size(); index++) {
            if (platform.due(index) > 0) {
                happens(EventKind.CANCELLED, platform, index, "");
                platform.settle(index, platform.due(index));
            }
        }
    }

    private void happens(EventKind kind, PlatformState platform, int index, String key) {
        order.happens(Occurrence.piece(kind, order.pieces.get(index), platform.due(index), key), platform);
    }
}
