package dev.cutover.connector.sandbox.estate.faults;

import dev.cutover.connector.sandbox.estate.platform.HashedChance;
import java.time.Instant;
import java.util.BitSet;

/**
 * A fault of books and the seconds in which it is in force. Immutable.
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

    boolean isInForce(int key, Instant at) {
        return keys.get(key) && at.getEpochSecond() >= from && at.getEpochSecond() < until;
    }

    boolean strikes(long order) {
        return active.strikes(order);
    }

    /** Draws for each event of an order by itself. */
    boolean strikesEvent(long order, String event) {
        return active.strikes(order ^ HashedChance.of(event));
    }
}
