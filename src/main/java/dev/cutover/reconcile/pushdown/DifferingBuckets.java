package dev.cutover.reconcile.pushdown;

import dev.cutover.spi.sums.BucketSum;
import java.util.BitSet;

/**
 * Which buckets differ, and how much is in them.
 *
 * @param rows of both sides that are in buckets that differ
 * @param agreed how many keys are in all others
 */
record DifferingBuckets(BitSet numbers, long rows, long agreed) {

    static DifferingBuckets of(SumTable left, SumTable right) {
        var numbers = new BitSet();
        long rows = 0;
        long keys = 0;
        for (int i = 0; i < left.buckets(); i++) {
            var one = left.bucket(i);
            var other = right.bucket(i);
            if (one.isPresent() && other.isPresent() && one.get().agrees(other.get())) {
                keys += one.get().keys();
            } else if (one.isPresent() || other.isPresent()) {
                numbers.set(i);
                rows += one.map(BucketSum::rows).orElse(0L)
                        + other.map(BucketSum::rows).orElse(0L);
            }
        }
        return new DifferingBuckets(numbers, rows, keys);
    }

    /** Of all rows of both sides, from 0 to 1. */
    double share() {
        long all = rows + 2 * agreed;
        return all == 0 ? 0 : (double) rows / all;
    }
}
