package dev.cutover.reconcile.store;

/**
 * How much a store may take.
 *
 * @param partitionBytes of memory for the rows of one partition; two are in memory at a time
 * @param partitions how many there are at most, a power of two; each has a file an input, and two inputs are read at a
 *     time
 * @param rowsPerKey how many rows of one key and input are kept for its judge
 * @param checkpointBytes after how many bytes of an input it is written down how far its reading is, where its source
 *     can go on from there
 * @param keepsDifferences whether confirmed differences are kept to be listed one by one
 */
public record StoreLimits(
        int partitionBytes, int partitions, int rowsPerKey, long checkpointBytes, boolean keepsDifferences) {
    /** Fits into 64 MiB of heap, and into 256 open files. */
    public static final StoreLimits STANDARD = new StoreLimits(16 << 20, 128, 10_000, 8 << 20, false);

    /** The share of a partition's memory that a single row may take. */
    private static final int ROWS = 16;

    public StoreLimits keepingDifferences() {
        return new StoreLimits(partitionBytes, partitions, rowsPerKey, checkpointBytes, true);
    }

    /** The greatest number of bytes that a row may have; a larger one counts as unreadable. */
    public int rowBytes() {
        return partitionBytes / ROWS;
    }
}
