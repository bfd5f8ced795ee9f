package dev.cutover.connector.sandbox.estate.world;

import dev.cutover.connector.sandbox.estate.book.EventKind;
import dev.cutover.connector.sandbox.estate.command.CommandOutcome;
import dev.cutover.connector.sandbox.estate.command.Protection;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Cancels pieces of one order. What the warehouse has no work order for is cancelled at once; for the rest the wish is
 * on record, and the warehouse grants it a moment later unless it has picked the goods. Not thread-safe.
 */
final class Cancellation {
    private static final long GRANT_MS = 5_000;

    private final OrderCase order;
    private final StockDesk stock;

    /** A quantity of a piece that is to be cancelled. */
    private record Wish(int piece, int quantity) {}

    Cancellation(OrderCase order, StockDesk stock) {
        this.order = order;
        this.stock = stock;
    }

    /**
     * Asks a platform that owns the order to cancel.
     *
     * @param key the idempotency key of the command; empty if the customer asks
     */
    void ask(PlatformState platform, OptionalInt line, OptionalInt quantity, String key) {
        var wishes = wishes(platform, line, quantity.orElse(Integer.MAX_VALUE));
        int open = wishes.stream().mapToInt(Wish::quantity).sum();
        if (open == 0) {
            order.answer(key, CommandOutcome.State.REFUSED, "nothing of it is open");
            return;
        }
        if (quantity.isPresent() && open < quantity.getAsInt()) {
            order.answer(key, CommandOutcome.State.REFUSED, "only " + open + " of it is open");
            return;
        }
        var waiting = new ArrayList<Wish>();
        for (Wish wish : wishes) {
            happens(EventKind.CANCEL_ASKED, platform, wish, key);
            if (!order.has(Protection.GRANTED_CANCELLATIONS) || platform.openWork(wish.piece) == null) {
                cancel(platform, wish, key);
            } else {
                waiting.add(wish);
            }
        }
        if (waiting.isEmpty()) {
            order.answer(key, CommandOutcome.State.DONE, "");
        } else {
            order.answer(key, CommandOutcome.State.WISHED, "the warehouse has yet to grant it");
            order.agenda.plan(order.agenda.now() + GRANT_MS, () -> settle(platform, waiting, wishes.size(), key));
        }
    }

    private void settle(PlatformState platform, List<Wish> waiting, int all, String key) {
        int refused = 0;
        for (Wish wish : waiting) {
            var work = platform.openWork(wish.piece);
            if ((work != null && !work.isUntouched()) || platform.due(wish.piece) < wish.quantity) {
                happens(EventKind.CANCEL_REFUSED, platform, wish, key);
                refused++;
            } else {
                if (work != null) {
                    work.shrink(Math.min(wish.quantity, work.quantity()));
                }
                cancel(platform, wish, key);
            }
        }
        if (refused == all) {
            order.answer(key, CommandOutcome.State.REFUSED, "picked already");
        } else {
            order.answer(
                    key,
                    CommandOutcome.State.DONE,
                    refused == 0 ? "" : "but for " + refused + " of " + all + " pieces, picked already");
        }
    }

    private void cancel(PlatformState platform, Wish wish, String key) {
        platform.settle(wish.piece, wish.quantity);
        happens(EventKind.CANCELLED, platform, wish, key);
        if (platform.openWork(wish.piece) == null || order.has(Protection.GRANTED_CANCELLATIONS)) {
            stock.release(platform, order.pieces.get(wish.piece), wish.quantity, key);
        }
    }

    private void happens(EventKind kind, PlatformState platform, Wish wish, String key) {
        order.happens(Occurrence.piece(kind, order.pieces.get(wish.piece), wish.quantity, key), platform);
    }

    /** What is open, up to a quantity; first what the warehouse has no work order for. */
    private List<Wish> wishes(PlatformState platform, OptionalInt line, int most) {
        var wishes = new ArrayList<Wish>();
        int left = most;
        for (boolean isSent : new boolean[] {false, true}) {
            for (int piece = 0; piece < order.pieces.size() && left > 0; piece++) {
                boolean isMeant = line.isEmpty()
                        || line.getAsInt() == order.pieces.get(piece).line();
                if (isMeant && isSent == (platform.openWork(piece) != null) && platform.due(piece) > 0) {
                    var wish = new Wish(piece, Math.min(left, platform.due(piece)));
                    wishes.add(wish);
                    left -= wish.quantity;
                }
            }
        }
        return wishes;
    }
}
