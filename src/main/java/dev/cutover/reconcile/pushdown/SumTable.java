package dev.cutover.reconcile.pushdown;

import dev.cutover.spi.sums.BucketSum;
import java.util.Arrays;
import java.util.Optional;

/** The sums of one side by bucket: 48 bytes each, so 12 MiB for the most buckets that there can be. Not thread-safe. */
final class SumTable {
    private static final int COLUMNS = 6;

    private final long[] numbers;
    private boolean hasRowsWithoutKey;

    /** @param buckets how many there can be */
    SumTable(int buckets) {
        numbers = new long[buckets * COLUMNS];
    }

    void add(BucketSum sum) {
        if (sum.bucket() == BucketSum.WITHOUT_KEY) {
            hasRowsWithoutKey = true;
            return;
        }
        int at = sum.bucket() * COLUMNS;
        numbers[at] = sum.rows();
        numbers[at + 1] = sum.keys();
        numbers[at + 2] = sum.words().first();
        numbers[at + 3] = sum.words().second();
        numbers[at + 4] = sum.words().third();
        numbers[at + 5] = sum.words().fourth();
    }

    /** Whether there are rows that have no key, or none that could be added up. */
    boolean hasRowsWithoutKey() {
        return hasRowsWithoutKey;
    }

    int buckets() {
        return numbers.length / COLUMNS;
    }

    /** The sums of a bucket; empty if it has no rows. */
    Optional<BucketSum> bucket(int number) {
        int at = number * COLUMNS;
        return numbers[at] == 0
                ? Optional.empty()
                : Optional.of(new BucketSum(
                        number,
                        numbers[at],
                        numbers[at + 1],
                        new BucketSum.Words(numbers[at + 2], numbers[at + 3], numbers[at + 4], numbers[at + 5])));
    }

    /** What identifies all of it, short enough to be remembered. */
    int fingerprint() {
        return Arrays.hashCode(numbers);
    }
}
