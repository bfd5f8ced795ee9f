package dev.cutover.connector.sandbox.estate.world;

import dev.cutover.connector.sandbox.estate.book.EventKind;
import dev.cutover.connector.sandbox.estate.command.CommandOutcome.State;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Gets work orders of one order back from the warehouse. The wish is on record at once; the warehouse grants it a
 * moment later for what nobody has picked. Not thread-safe.
 */
final class Recall {
    private static final long GRANT_MS = 10_000;
    /** A platform that still owns the order sends a recalled piece again after this. */
    private static final long ANEW_MS = 600_000;

    private final OrderCase order;
    private final PlatformWork platformWork;

    /** A work order that is to be given back, and its quantity when the wish came. */
    private record Wish(WorkOrder work, int quantity) {}

    Recall(OrderCase order, PlatformWork platformWork) {
        this.order = order;
        this.platformWork = platformWork;
    }

    void ask(PlatformState platform, OptionalInt line, String key) {
        var asked = new ArrayList<Wish>();
        for (int piece = 0; piece < order.pieces.size(); piece++) {
            var work = platform.openWork(piece);
            if (work != null && (line.isEmpty() || line.getAsInt() == work.piece.line())) {
                asked.add(new Wish(work, work.quantity()));
            }
        }
        if (asked.isEmpty()) {
            order.answer(key, State.REFUSED, "the warehouse has no work order of " + platform.system());
            return;
        }
        asked.forEach(wish -> happens(EventKind.RECALL_ASKED, wish, key));
        order.answer(key, State.WISHED, "the warehouse has yet to grant it");
        order.agenda.plan(order.agenda.now() + GRANT_MS, () -> settle(asked, key));
    }

    private void settle(List<Wish> asked, String key) {
        var refusals = new ArrayList<String>();
        for (Wish wish : asked) {
            var work = wish.work;
            if (work.isUntouched()) {
                happens(EventKind.RECALLED, new Wish(work, work.quantity()), key);
                work.giveBack();
                var platform = order.platform(work.side);
                platform.later(order.agenda.now() + ANEW_MS, () -> platformWork.route(platform, work.index));
            } else {
                happens(EventKind.RECALL_REFUSED, wish, key);
                refusals.add(refusal(work));
            }
        }
        order.settled(key, refusals, asked.size());
    }

    private static String refusal(WorkOrder work) {
        if (!work.isGone()) {
            return "picked already";
        }
        return work.isGivenBack() ? "given back already" : "cancelled meanwhile";
    }

    private void happens(EventKind kind, Wish wish, String key) {
        var work = wish.work;
        order.happens(Occurrence.piece(kind, work.piece, wish.quantity, key), order.platform(work.side));
    }
}
