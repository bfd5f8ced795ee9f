package dev.cutover.reconcile.store.disk;

import dev.cutover.reconcile.row.RowEncoder;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The partitions of one input while it is read. Not thread-safe. */
public final class PartitionSet implements Closeable {
    private static final int BUFFER = 32 << 10;

    private final PassFiles files;
    private final int input;
    private final @Nullable PartitionWriter[] writers;
    private long bytes;

    public PartitionSet(PassFiles files, int input, int partitions) {
        this.files = files;
        this.input = input;
        this.writers = new PartitionWriter[partitions];
    }

    /** Goes on after what is there; false if that is not as it was written. */
    public boolean goOnAfter(List<ReadingState.Part> parts) throws IOException {
        for (int partition = 0; partition < writers.length; partition++) {
            var part = parts.get(partition);
            if (!writer(partition).goOnAfter(part)) {
                return false;
            }
            bytes += part.bytes();
        }
        return true;
    }

    /** Forgets what is there: each file is emptied as soon as it is written. */
    public void startAnew() throws IOException {
        close();
        Arrays.fill(writers, null);
        bytes = 0;
    }

    public void add(RowEncoder row) throws IOException {
        writer(row.partition(writers.length)).add(row.bytes(), 0, row.size());
        bytes += row.size();
    }

    private PartitionWriter writer(int partition) {
        var writer = writers[partition];
        if (writer == null) {
            writer = new PartitionWriter(files.rows(input, partition), BUFFER);
            writers[partition] = writer;
        }
        return writer;
    }

    /** Everything that was added. */
    public long bytes() {
        return bytes;
    }

    /** Writes all that is still in memory; what the files have then. */
    public List<ReadingState.Part> flushed() throws IOException {
        var parts = new ArrayList<ReadingState.Part>();
        for (var writer : writers) {
            parts.add(writer == null ? ReadingState.Part.EMPTY : writer.flushed());
        }
        return parts;
    }

    @Override
    public void close() throws IOException {
        for (var writer : writers) {
            if (writer != null) {
                writer.close();
            }
        }
    }
}
