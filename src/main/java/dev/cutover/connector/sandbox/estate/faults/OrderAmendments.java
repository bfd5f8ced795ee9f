package dev.cutover.connector.sandbox.estate.faults;

import dev.cutover.connector.sandbox.estate.book.BookEvent;
import dev.cutover.connector.sandbox.estate.book.EventKind;
import dev.cutover.connector.sandbox.estate.plan.OrderPlan;
import dev.cutover.connector.sandbox.estate.platform.HashedChance;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The new versions of an order that somebody keeps changing. They come at a fixed pace, to each order at moments of its
 * own, after the platform knows it until its first goods are on their way or it is cancelled. Those of the same ms as
 * another event are on record before it. Stateless and thread-safe.
 */
final class OrderAmendments {
    private OrderAmendments() {}

    /**
     * Those until a moment, that moment included, oldest first.
     *
     * @param events what the platform has on record of the order, in any order
     */
    static List<BookEvent> of(FaultTerm term, OrderPlan plan, List<BookEvent> events, Instant now) {
        var amendments = new ArrayList<BookEvent>();
        long known = Long.MAX_VALUE;
        long last = now.toEpochMilli();
        for (BookEvent event : events) {
            known = Math.min(known, event.recordedAt().toEpochMilli());
            if (endsChanges(event.kind())) {
                last = Math.min(last, event.recordedAt().toEpochMilli());
            }
        }
        long pace = term.fault().magnitude() * 1_000L;
        long at = term.from() * 1_000 + 1 + Math.floorMod(HashedChance.mix(plan.number()), pace);
        if (at <= known && known < last) {
            at += (known - at) / pace * pace + pace;
        }
        for (; at > known && at <= last && term.isInForce(Instant.ofEpochMilli(at)); at += pace) {
            amendments.add(amendment(plan, Instant.ofEpochMilli(at)));
        }
        return amendments;
    }

    private static boolean endsChanges(EventKind kind) {
        return kind == EventKind.SHIPPED || kind == EventKind.READY || kind == EventKind.CANCELLED;
    }

    private static BookEvent amendment(OrderPlan plan, Instant at) {
        String id = plan.id() + "/amended/" + at.toEpochMilli();
        return new BookEvent(id, EventKind.AMENDED, 0, 0, 0, at, at, 0, plan.id(), id, "", 0, "");
    }
}
