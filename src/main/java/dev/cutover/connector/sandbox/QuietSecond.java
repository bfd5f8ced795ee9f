package dev.cutover.connector.sandbox;

/**
 * Counts the orders of a key in a second in which nothing strikes them: the same as if each had lived through it, for a
 * tenth of the work. Most of a long rehearsal is such seconds.
 */
final class QuietSecond {
    private final long salt;

    QuietSecond(long seed) {
        this.salt = Fate.salt(seed);
    }

    /**
     * Counts.
     *
     * @param first the number of the first order; the others follow
     * @param weight of the key, in basis points
     * @param detail what is to be known of them, except their times
     */
    void count(long first, int orders, int key, int weight, Detail detail, Tally tally) {
        boolean oneSide = weight <= 0 || weight >= WeightOrder.ALL;
        if (oneSide && detail == Detail.NUMBERS) {
            tally.addOrders(key, weight <= 0 ? Side.OLD : Side.NEW, orders);
            return;
        }
        for (int place = 0; place < orders; place++) {
            long number = first + place;
            var side = oneSide ? (weight <= 0 ? Side.OLD : Side.NEW) : RoutingHash.side(number, weight);
            tally.addOrders(key, side, 1);
            if (detail == Detail.MISHAPS) {
                tally.addMishaps(key, side, Fate.mishaps(number, salt));
            }
        }
    }
}
