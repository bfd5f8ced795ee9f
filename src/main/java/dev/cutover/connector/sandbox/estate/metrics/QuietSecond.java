package dev.cutover.connector.sandbox.estate.metrics;

import dev.cutover.connector.sandbox.estate.control.WeightOrder;
import dev.cutover.connector.sandbox.estate.orders.OrderOutcome;
import dev.cutover.connector.sandbox.estate.platform.PlatformProfile;
import dev.cutover.connector.sandbox.estate.platform.PlatformSide;
import dev.cutover.connector.sandbox.estate.routing.RoutingHash;

/**
 * Counts the orders of a key in a second in which no fault strikes them. The counts are the same as if each order were
 * computed in full, for a tenth of the work; most seconds of a long rehearsal are of this kind. Not thread-safe.
 */
final class QuietSecond {
    private final long salt;
    private final boolean withMishaps;

    /** @param withMishaps whether to count what goes wrong without any fault as well */
    QuietSecond(long seed, boolean withMishaps) {
        this.salt = OrderOutcome.salt(seed);
        this.withMishaps = withMishaps;
    }

    /**
     * Counts the orders of one key.
     *
     * @param first the number of the first order; the others have the numbers after it
     * @param weight the key's weight, in basis points
     */
    void count(long first, int orders, int key, int weight, Counters counters) {
        if (weight <= 0 || weight >= WeightOrder.ALL) {
            oneSide(first, orders, new Where(key, weight <= 0 ? PlatformSide.OLD : PlatformSide.NEW), counters);
            return;
        }
        for (int place = 0; place < orders; place++) {
            var platformSide = RoutingHash.side(first + place, weight);
            oneSide(first + place, 1, new Where(key, platformSide), counters);
        }
    }

    private record Where(int key, PlatformSide platformSide) {}

    private void oneSide(long first, int orders, Where where, Counters counters) {
        int cell = where.platformSide().cell(where.key());
        counters.add(cell, Counters.ORDERS, orders);
        counters.add(cell, Counters.ON_NEW_SIDE, where.platformSide() == PlatformSide.NEW ? orders : 0);
        if (withMishaps) {
            mishaps(first, orders, cell, PlatformProfile.of(where.platformSide()), counters);
        }
    }

    private void mishaps(long first, int orders, int cell, PlatformProfile platform, Counters counters) {
        int stragglers = 0;
        int exceptional = 0;
        int mismatched = 0;
        int unconfirmed = 0;
        for (long number = first; number < first + orders; number++) {
            long mishaps = OrderOutcome.mishaps(number, salt);
            stragglers += OrderOutcome.isStraggler(mishaps) ? 1 : 0;
            exceptional += OrderOutcome.isExceptional(mishaps, platform) ? 1 : 0;
            mismatched += OrderOutcome.isMismatched(mishaps, platform) ? 1 : 0;
            unconfirmed += OrderOutcome.isUnconfirmed(mishaps) ? 1 : 0;
        }
        counters.add(cell, Counters.WITHIN_A_MINUTE, orders - stragglers);
        counters.add(cell, Counters.EXCEPTIONAL, exceptional);
        counters.add(cell, Counters.MISMATCHED, mismatched);
        counters.add(cell, Counters.UNCONFIRMED, unconfirmed);
    }
}
