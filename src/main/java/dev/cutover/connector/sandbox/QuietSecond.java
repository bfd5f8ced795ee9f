package dev.cutover.connector.sandbox;

/**
 * Counts the orders of a key in a second in which nothing strikes them: the same as if each had lived through it, for a
 * tenth of the work. Most of a long rehearsal is such seconds. Not thread-safe.
 */
final class QuietSecond {
    private final long salt;
    private final boolean withMishaps;

    /** @param withMishaps whether it is to be known what went wrong with them as well */
    QuietSecond(long seed, boolean withMishaps) {
        this.salt = Fate.salt(seed);
        this.withMishaps = withMishaps;
    }

    /**
     * Counts.
     *
     * @param first the number of the first order; the others follow
     * @param weight of the key, in basis points
     */
    void count(long first, int orders, int key, int weight, Tally tally) {
        if (weight <= 0 || weight >= WeightOrder.ALL) {
            oneSide(first, orders, new Where(key, weight <= 0 ? Side.OLD : Side.NEW), tally);
            return;
        }
        for (int place = 0; place < orders; place++) {
            var side = RoutingHash.side(first + place, weight);
            oneSide(first + place, 1, new Where(key, side), tally);
        }
    }

    private record Where(int key, Side side) {}

    private void oneSide(long first, int orders, Where where, Tally tally) {
        int cell = where.side().cell(where.key());
        tally.add(cell, Tally.ORDERS, orders);
        tally.add(cell, Tally.ON_NEW_SIDE, where.side() == Side.NEW ? orders : 0);
        if (withMishaps) {
            mishaps(first, orders, cell, PlatformProfile.of(where.side()), tally);
        }
    }

    private void mishaps(long first, int orders, int cell, PlatformProfile platform, Tally tally) {
        int stragglers = 0;
        int exceptional = 0;
        int mismatched = 0;
        int unconfirmed = 0;
        for (long number = first; number < first + orders; number++) {
            long mishaps = Fate.mishaps(number, salt);
            stragglers += Fate.isStraggler(mishaps) ? 1 : 0;
            exceptional += Fate.isExceptional(mishaps, platform) ? 1 : 0;
            mismatched += Fate.isMismatched(mishaps, platform) ? 1 : 0;
            unconfirmed += Fate.isUnconfirmed(mishaps) ? 1 : 0;
        }
        tally.add(cell, Tally.WITHIN_A_MINUTE, orders - stragglers);
        tally.add(cell, Tally.EXCEPTIONAL, exceptional);
        tally.add(cell, Tally.MISMATCHED, mismatched);
        tally.add(cell, Tally.UNCONFIRMED, unconfirmed);
    }
}
