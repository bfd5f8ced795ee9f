package dev.cutover.connector.sandbox.estate.audit;

import dev.cutover.connector.sandbox.estate.faults.ActiveFault;
import dev.cutover.connector.sandbox.estate.faults.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Audits the books of an estate. Three kinds of orders are looked at:
 *
 * <ul>
 *   <li>every order that was named in a command, also as it will be in three days: a second parcel that leaves after
 *       the end of the run is the run's doing, and an order that nobody owns by then was left lying. The same goes for
 *       orders that a fault has doubled;
 *   <li>every order that a fault has struck which can break an invariant, newest before older, until a thousand lines
 *       are found or {@link #MOST_STRUCK} orders were looked at; these are spread over the time of the fault;
 *   <li>some orders to which nothing was done, spread over the time of the estate.
 * </ul>
 *
 * <p>Of the rest there are millions, and no more of them are needed: their books depend on their plan alone, and a test
 * holds that the books of any plan, left to itself, keep all invariants, unless the systems lack a protection. Used
 * once. Not thread-safe.
 */
public final class BooksAudit {
    /** How many orders are looked at for one fault at most, of those placed while it was on and of older ones each. */
    static final int MOST_STRUCK = 8_000;

    private static final Duration AHEAD = Duration.ofDays(3);
    /** By then an order has left the warehouse if it did not wait for stock. */
    private static final long RECENT_SECONDS = 3_600;
    /** By then nothing more happens to an order. */
    private static final long OLDEST_SECONDS = 36 * 3_600;

    private final AuditedOrders orders;
    private final Instant now;
    private final Instant later;
    private final AuditTally tally = new AuditTally();
    private final Map<Instant, Set<Long>> seen = new HashMap<>();

    private BooksAudit(AuditedOrders orders) {
        this.orders = orders;
        this.now = orders.now();
        this.later = now.plus(AHEAD);
    }

    /**
     * The invariants that are violated, in their order; the same orders always give the same findings.
     *
     * @param untouched how many orders to look at to which nothing was done
     */
    public static List<AuditFinding> of(AuditedOrders orders, int untouched) {
        var audit = new BooksAudit(orders);
        audit.commanded();
        FaultSpan.of(orders.controls(), audit.now).stream()
                .filter(FaultSpan::isHarmful)
                .forEach(audit::struck);
        audit.untouched(untouched);
        return audit.tally.findings();
    }

    private void commanded() {
        for (long number : new TreeSet<>(orders.commanded())) {
            isNew(number, now);
            look(number, now, tally);
            isNew(number, later);
            orders.books(number, later).ifPresent(books -> tally.add(BooksJudge.breachesInTheEnd(books)));
        }
    }

    private void struck(FaultSpan span) {
        long begins = span.from().getEpochSecond();
        long ends = span.until().getEpochSecond() + 1;
        if (span.isOfNewOrders()) {
            sweep(span.fault(), begins, ends, later);
        } else {
            sweep(span.fault(), begins - RECENT_SECONDS, ends, now);
            sweep(span.fault(), begins - OLDEST_SECONDS, begins - RECENT_SECONDS, now);
        }
    }

    /**
     * Looks at what a fault has struck of the orders that were placed from one second until another.
     *
     * @param at the instant whose books count
     */
    private void sweep(Fault fault, long from, long until, Instant at) {
        var active = new ActiveFault(fault);
        long first = Math.max(from, orders.firstSecond());
        long end = Math.min(until, now.getEpochSecond());
        int looked = 0;
        var swept = new AuditTally();
        for (var seconds = ScatteredSeconds.of(first, end).iterator(); seconds.hasNext(); ) {
            for (long number : orders.placed(seconds.nextLong(), fault.segment())) {
                if (!active.strikes(number) || !isNew(number, at)) {
                    continue;
                }
                if (looked == MOST_STRUCK || swept.isFull()) {
                    swept.cutShort();
                    tally.add(swept);
                    return;
                }
                looked++;
                look(number, at, swept);
            }
        }
        tally.add(swept);
    }

    private void untouched(int most) {
        long first = orders.firstSecond();
        var sample = new AuditTally();
        ScatteredSeconds.of(first, now.getEpochSecond()).limit(most).forEach(second -> {
            long[] placed = orders.placed(second, Map.of());
            if (placed.length > 0) {
                look(placed[(int) Math.floorMod(second, (long) placed.length)], now, sample);
            }
        });
        if (!sample.findings().isEmpty()) {
            // Systems without a protection harm orders that nobody has touched, and most of those were not looked at.
            sample.cutShort();
        }
        tally.add(sample);
    }

    /** Whether an order has not been looked at as of this instant; from then on it has. */
    private boolean isNew(long number, Instant at) {
        return seen.computeIfAbsent(at, looked -> new HashSet<>()).add(number);
    }

    private void look(long number, Instant at, AuditTally into) {
        orders.books(number, at).ifPresent(books -> into.add(BooksJudge.breaches(books)));
    }
}
