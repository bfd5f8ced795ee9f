package dev.cutover.reconcile.store;

/**
 * How much a store may take.
 *
 * @param partitionBytes of memory for the rows of one partition; two are in memory at a time
 * @param partitions how many there are at most, a power of two; each has a file an input, and two inputs are read at a
 *     time
 * @param rowsPerKey how many rows of one key and input are kept for its judge
 * @param keepsDifferences whether confirmed differences are kept to be listed one by one
 */
public record StoreLimits(int partitionBytes, int partitions, int rowsPerKey, boolean keepsDifferences) {
    /** Fits into 64 MiB of heap, and into 256 open files. */
    public static final StoreLimits STANDARD = new StoreLimits(14 << 20, 128, 10_000, false);

    public StoreLimits keepingDifferences() {
        return new StoreLimits(partitionBytes, partitions, rowsPerKey, true);
    }
}
