package dev.cutover.reconcile.store;

import dev.cutover.reconcile.row.RowBytes;
import dev.cutover.reconcile.store.disk.BrokenPartition;
import dev.cutover.reconcile.store.disk.PartitionFile;
import dev.cutover.reconcile.store.disk.PartitionWriter;
import dev.cutover.reconcile.store.disk.PassFiles;
import dev.cutover.reconcile.store.disk.ReadingState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Splits a partition that does not fit into memory, by further bits of its rows' tags. Not thread-safe. */
final class PartitionSplit {
    private static final int BUFFER = 16 << 10;
    /** How many bits of a tag choose a part, over all splits; the others choose the slot in memory. */
    static final int MOST_BITS = 24;
    /** Two partitions are split at a time, each into so many files. */
    private static final int MOST_BITS_AT_ONCE = 5;

    private final PassFiles files;
    private final StoreLimits limits;
    private final byte[] row;

    PartitionSplit(PassFiles files, StoreLimits limits) {
        this.files = files;
        this.limits = limits;
        this.row = new byte[limits.rowBytes()];
    }

    List<PartitionRows> split(PartitionRows whole) throws IOException, BrokenPartition, InterruptedException {
        int bits = 1;
        while (bits < MOST_BITS_AT_ONCE && whole.memory() >>> bits > limits.partitionBytes() / 2) {
            bits++;
        }
        int fan = 1 << bits;
        var paths = new ArrayList<List<Path>>();
        var parts = new ArrayList<List<ReadingState.Part>>();
        for (int part = 0; part < fan; part++) {
            paths.add(new ArrayList<>());
            parts.add(new ArrayList<>());
        }
        for (int input = 0; input < whole.files().size(); input++) {
            var writers = new ArrayList<PartitionWriter>();
            for (int part = 0; part < fan; part++) {
                var path = files.part(input, whole.name(), part);
                paths.get(part).add(path);
                writers.add(new PartitionWriter(path, BUFFER));
            }
            var written = spread(whole, input, bits, writers);
            for (int part = 0; part < fan; part++) {
                parts.get(part).add(written.get(part));
            }
        }
        var split = new ArrayList<PartitionRows>();
        for (int part = 0; part < fan; part++) {
            split.add(new PartitionRows(
                    whole.name() + "." + part, whole.bits() + bits, paths.get(part), parts.get(part)));
        }
        return split;
    }

    private List<ReadingState.Part> spread(PartitionRows whole, int input, int bits, List<PartitionWriter> writers)
            throws IOException, BrokenPartition, InterruptedException {
        try {
            int up = whole.bits();
            int down = Integer.SIZE - bits;
            var part = whole.parts().get(input);
            if (part.bytes() > 0) {
                try (var in = new PartitionFile(whole.files().get(input), part)) {
                    for (int size = in.next(row, 0); size > 0; size = in.next(row, 0)) {
                        writers.get(RowBytes.tag(row, 0) << up >>> down).add(row, 0, size);
                        if (Thread.interrupted()) {
                            throw new InterruptedException();
                        }
                    }
                }
            }
            var written = new ArrayList<ReadingState.Part>();
            for (var writer : writers) {
                written.add(writer.flushed());
            }
            return written;
        } finally {
            for (var writer : writers) {
                writer.close();
            }
        }
    }

    /** Removes the files of a part. */
    static void remove(PartitionRows part) throws IOException {
        for (var file : part.files()) {
            Files.deleteIfExists(file);
        }
    }
}
