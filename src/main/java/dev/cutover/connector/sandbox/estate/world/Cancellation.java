package dev.cutover.connector.sandbox.estate.world;

import dev.cutover.connector.sandbox.estate.book.EventKind;
import dev.cutover.connector.sandbox.estate.book.Stage;
import dev.cutover.connector.sandbox.estate.command.CommandOutcome;
import dev.cutover.connector.sandbox.estate.command.Protection;
import dev.cutover.connector.sandbox.estate.platform.EstateSystem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Cancels pieces of one order. What the warehouse has no work order for is cancelled at once; for the rest the wish is
 * on record, and the warehouse grants it a moment later unless it has picked the goods. Only the owner settles: what
 * was given up by then is refused there. A customer's wish outlives that, and waits at the storefront for the next
 * owner. Not thread-safe.
 */
final class Cancellation {
    private static final long GRANT_MS = 5_000;

    private final OrderCase order;
    private final StockDesk stock;
    private boolean customerWaits;

    /** A quantity of a piece that is to be cancelled, and the work order that the warehouse has for it. */
    private record Wish(int piece, int quantity, @Nullable WorkOrder work) {}

    Cancellation(OrderCase order, StockDesk stock) {
        this.order = order;
        this.stock = stock;
    }

    /** The customer wishes to cancel: of whoever owns the order, now or next. */
    void askForTheCustomer() {
        var owners = order.platforms().stream().filter(PlatformState::owns).toList();
        if (owners.isEmpty()) {
            customerWaits = true;
            var event = order.books.event(Occurrence.order(EventKind.CANCEL_ASKED, ""));
            order.books.enter(event, EstateSystem.STOREFRONT);
        }
        owners.forEach(platform -> ask(platform, OptionalInt.empty(), OptionalInt.empty(), ""));
    }

    /** A platform has become the owner, and acts on the wish that has found none. */
    void passOn(PlatformState owner) {
        if (customerWaits) {
            customerWaits = false;
            ask(owner, OptionalInt.empty(), OptionalInt.empty(), "");
        }
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
            if (!order.has(Protection.GRANTED_CANCELLATIONS) || wish.work == null) {
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
        var refusals = new ArrayList<String>();
        for (Wish wish : waiting) {
            refusal(platform, wish)
                    .ifPresentOrElse(
                            why -> {
                                refusals.add(why);
                                happens(EventKind.CANCEL_REFUSED, platform, wish, key);
                            },
                            () -> grant(platform, wish, key));
        }
        order.settled(key, refusals, all);
        if (key.isEmpty() && !platform.owns()) {
            askForTheCustomer();
        }
    }

    /** Why a wish is not granted; empty if it is. */
    private Optional<String> refusal(PlatformState platform, Wish wish) {
        if (!platform.owns()) {
            return Optional.of("given up meanwhile");
        }
        var work = platform.openWork(wish.piece);
        if (isBegun(work) || isBegun(wish.work)) {
            return Optional.of("picked already");
        }
        return platform.due(wish.piece) < wish.quantity ? Optional.of("cancelled already") : Optional.empty();
    }

    private static boolean isBegun(@Nullable WorkOrder work) {
        return work != null && work.stage() != Stage.ROUTED;
    }

    private void grant(PlatformState platform, Wish wish, String key) {
        var work = platform.openWork(wish.piece);
        if (work != null) {
            work.shrink(Math.min(wish.quantity, work.quantity()));
        }
        cancel(platform, wish, key);
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
                    var wish = new Wish(piece, Math.min(left, platform.due(piece)), platform.openWork(piece));
                    wishes.add(wish);
                    left -= wish.quantity;
                }
            }
        }
        return wishes;
    }
}
