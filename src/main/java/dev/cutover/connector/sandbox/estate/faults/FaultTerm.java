package dev.cutover.connector.sandbox.estate.faults;

import dev.cutover.connector.sandbox.estate.book.BookEvent;
import dev.cutover.connector.sandbox.estate.plan.OrderPlan;
import dev.cutover.connector.sandbox.estate.platform.HashedChance;
import java.time.Instant;
import java.util.BitSet;

/**
 * A fault of books and the seconds after whose beginnings it is in force. Immutable.
 *
 * @param keys the routing keys that it strikes; not copied, never changed
 * @param from the first second of the epoch
 * @param until the first second in which it is over; {@link Long#MAX_VALUE} while that is not known
 */
record FaultTerm(ActiveFault active, BitSet keys, long from, long until) {

    Fault fault() {
        return active.fault();
    }

    FaultTerm endingAt(long second) {
        return new FaultTerm(active, keys, from, second);
    }

    /** Whether it strikes what happens at a moment: a change counts for what comes after it, so that the past stays. */
    boolean isInForce(Instant at) {
        long second = Math.floorDiv(at.toEpochMilli() - 1, 1_000);
        return second >= from && second < until;
    }

    /** Whether it strikes an order, whenever it is in force. */
    boolean strikes(OrderPlan plan) {
        return keys.get(plan.key()) && active.strikes(plan.number());
    }

    /** Whether it strikes an event of an order. Where single events are struck, each is drawn by itself. */
    boolean strikes(OrderPlan plan, BookEvent event) {
        if (!isInForce(moment(event)) || !keys.get(plan.key())) {
            return false;
        }
        return fault().kind() == FaultKind.DUPLICATE_EVENT
                ? active.strikes(plan.number() ^ HashedChance.of(event.id()))
                : active.strikes(plan.number());
    }

    /** Money is paid when it is paid, and not when a platform gets to know of it. */
    private Instant moment(BookEvent event) {
        return fault().kind() == FaultKind.DOUBLE_REFUND ? event.happenedAt() : event.recordedAt();
    }
}
