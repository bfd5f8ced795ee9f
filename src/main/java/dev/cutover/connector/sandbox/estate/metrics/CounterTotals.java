package dev.cutover.connector.sandbox.estate.metrics;

/**
 * The sum of {@link Counters} over a window and some cells: all counters, and one histogram. Not thread-safe; each
 * caller gets an instance of its own.
 */
public final class CounterTotals {
    /** For sums without a histogram, which are much quicker. */
    public static final int NO_HISTOGRAM = -1;

    private final long[] counters = new long[Counters.COUNTERS];
    private final long[] buckets = new long[Histogram.BUCKETS];
    private final int histogram;
    private final long seconds;

    /** @param histogram its offset in the counters, such as {@link Counters#ROUTING}, or {@link #NO_HISTOGRAM} */
    CounterTotals(int histogram, long seconds) {
        this.histogram = histogram;
        this.seconds = seconds;
    }

    void add(Counters tally, int[] cells) {
        for (int cell : cells) {
            if (tally.count(cell, Counters.ORDERS) == 0) {
                continue;
            }
            for (int counter = 0; counter < Counters.COUNTERS; counter++) {
                counters[counter] += tally.count(cell, counter);
            }
            for (int bucket = 0; histogram != NO_HISTOGRAM && bucket < Histogram.BUCKETS; bucket++) {
                buckets[bucket] += tally.times(cell, histogram + bucket);
            }
        }
    }

    public long count(int counter) {
        return counters[counter];
    }

    long measured() {
        return Histogram.count(buckets);
    }

    double p95Seconds() {
        return Histogram.quantile(buckets, 0.95) / 1_000;
    }

    /** How many seconds are summed up: at most the requested window. */
    public long seconds() {
        return seconds;
    }
}
