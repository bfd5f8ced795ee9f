package dev.cutover.connector.sandbox.estate.metrics;

/** Counts of durations in 50 buckets, four to a doubling from 64 ms to 262 s, laid out in an int array. */
final class Histogram {
    static final int BUCKETS = 50;
    private static final int LOWEST_POWER = 6;
    private static final int HIGHEST_POWER = 18;

    private Histogram() {}

    static int bucket(int ms) {
        if (ms < 1 << LOWEST_POWER) {
            return 0;
        }
        if (ms >= 1 << HIGHEST_POWER) {
            return BUCKETS - 1;
        }
        int power = 31 - Integer.numberOfLeadingZeros(ms);
        int quarter = (ms >>> (power - 2)) & 3;
        return 1 + (power - LOWEST_POWER) * 4 + quarter;
    }

    static long count(long[] buckets) {
        long count = 0;
        for (long bucket : buckets) {
            count += bucket;
        }
        return count;
    }

    /** The quantile in ms, interpolated linearly within its bucket. */
    static double quantile(long[] buckets, double part) {
        double target = count(buckets) * part;
        double below = 0;
        for (int bucket = 0; bucket < BUCKETS; bucket++) {
            if (buckets[bucket] > 0 && below + buckets[bucket] >= target) {
                double inside = (target - below) / buckets[bucket];
                return bound(bucket) + inside * (bound(bucket + 1) - bound(bucket));
            }
            below += buckets[bucket];
        }
        return bound(BUCKETS);
    }

    /** The lower bound of a bucket in ms; the last bucket is taken to end a quarter of a doubling after its start. */
    private static double bound(int bucket) {
        if (bucket == 0) {
            return 0;
        }
        int quarters = bucket - 1;
        return (4 + quarters % 4) * StrictMath.scalb(1.0, LOWEST_POWER - 2 + quarters / 4);
    }
}
