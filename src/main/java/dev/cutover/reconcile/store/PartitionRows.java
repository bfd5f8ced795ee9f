package dev.cutover.reconcile.store;

import dev.cutover.reconcile.store.disk.ReadingState;
import java.nio.file.Path;
import java.util.List;

/**
 * Where the rows of a partition are: of each input a file, and what it must have. Immutable.
 *
 * @param name of the partition, within the names of files
 * @param bits how many bits of the tags of its rows are the same, from the highest on: it was split so often
 */
record PartitionRows(String name, int bits, List<Path> files, List<ReadingState.Part> parts) {
    PartitionRows {
        files = List.copyOf(files);
        parts = List.copyOf(parts);
    }

    long bytes() {
        return parts.stream().mapToLong(ReadingState.Part::bytes).sum();
    }

    long rows() {
        return parts.stream().mapToLong(ReadingState.Part::rows).sum();
    }

    /** How much memory it takes, about. */
    long memory() {
        return KeyTable.memory(bytes(), rows());
    }
}
