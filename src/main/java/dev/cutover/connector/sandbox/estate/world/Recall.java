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

    Recall(OrderCase order, PlatformWork platformWork) {
        this.order = order;
        this.platformWork = platformWork;
    }

    void ask(PlatformState platform, OptionalInt line, String key) {
        var asked = new ArrayList<WorkOrder>();
        for (int piece = 0; piece < order.pieces.size(); piece++) {
            var work = platform.openWork(piece);
            if (work != null && (line.isEmpty() || line.getAsInt() == work.piece.line())) {
                asked.add(work);
            }
        }
        if (asked.isEmpty()) {
            order.answer(key, State.REFUSED, "the warehouse has no work order of " + platform.system());
            return;
        }
        asked.forEach(work -> happens(EventKind.RECALL_ASKED, work, key));
        order.answer(key, State.WISHED, "the warehouse has yet to grant it");
        order.agenda.plan(order.agenda.now() + GRANT_MS, () -> settle(asked, key));
    }

    private void settle(List<WorkOrder> asked, String key) {
        int refused = 0;
        for (WorkOrder work : asked) {
            if (work.isUntouched()) {
                happens(EventKind.RECALLED, work, key);
                work.shrink(work.quantity());
                var platform = order.platform(work.side);
                platform.later(order.agenda.now() + ANEW_MS, () -> platformWork.route(platform, work.index));
            } else if (!work.isGone()) {
                happens(EventKind.RECALL_REFUSED, work, key);
                refused++;
            }
        }
        if (refused == asked.size()) {
            order.answer(key, State.REFUSED, "picked already");
        } else {
            String why = refused == 0 ? "" : "but for " + refused + " of " + asked.size() + " pieces, picked already";
            order.answer(key, State.DONE, why);
        }
    }

    private void happens(EventKind kind, WorkOrder work, String key) {
        order.happens(Occurrence.piece(kind, work.piece, work.quantity(), key), order.platform(work.side));
    }
}
