package dev.cutover.connector.sandbox;

/**
 * The sum of tallies over a window and some cells: all counters, and one histogram. Not thread-safe; whoever gets it
 * has it alone.
 */
final class Totals {
    /** For sums of counters alone, which are much quicker. */
    static final int NO_HISTOGRAM = -1;

    private final long[] counters = new long[Tally.COUNTERS];
    private final long[] buckets = new long[Histogram.BUCKETS];
    private final int histogram;
    private final long seconds;

    /** @param histogram where it begins in a tally, such as {@link Tally#ROUTING}, or {@link #NO_HISTOGRAM} */
    Totals(int histogram, long seconds) {
        this.histogram = histogram;
        this.seconds = seconds;
    }

    void add(Tally tally, int[] cells) {
        for (int cell : cells) {
            if (tally.count(cell, Tally.ORDERS) == 0) {
                continue;
            }
            for (int counter = 0; counter < Tally.COUNTERS; counter++) {
                counters[counter] += tally.count(cell, counter);
            }
            for (int bucket = 0; histogram != NO_HISTOGRAM && bucket < Histogram.BUCKETS; bucket++) {
                buckets[bucket] += tally.times(cell, histogram + bucket);
            }
        }
    }

    long count(int counter) {
        return counters[counter];
    }

    long measured() {
        return Histogram.count(buckets);
    }

    double p95Seconds() {
        return Histogram.quantile(buckets, 0.95) / 1_000;
    }

    /** How much time is really summed up: at most the window asked for. */
    long seconds() {
        return seconds;
    }
}
