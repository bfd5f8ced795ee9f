package dev.cutover.reconcile.store.disk;

import java.io.Closeable;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** Appends rows to the file of one partition, through a buffer. Not thread-safe. */
public final class PartitionWriter implements Closeable {
    private final Path file;
    private final byte[] buffer;
    private final ByteBuffer view;
    private final CRC32C sum = new CRC32C();
    private int used;
    private long bytes;
    private long rows;
    private @Nullable FileChannel channel;

    public PartitionWriter(Path file, int bufferBytes) {
        this.file = file;
        this.buffer = new byte[bufferBytes];
        this.view = ByteBuffer.wrap(buffer);
    }

    /** Goes on after what is there; anything after that is cut off. False if that is not as it was written. */
    public boolean goOnAfter(ReadingState.Part part) throws IOException {
        var there = PrivateFiles.append(file);
        channel = there;
        if (there.size() < part.bytes()) {
            return false;
        }
        there.truncate(part.bytes());
        try (var in = new FileInputStream(file.toFile())) {
            for (long rest = part.bytes(); rest > 0; ) {
                int read = in.read(buffer, 0, (int) Math.min(buffer.length, rest));
                if (read < 0) {
                    return false;
                }
                sum.update(buffer, 0, read);
                rest -= read;
            }
        }
        bytes = part.bytes();
        rows = part.rows();
        return sum.getValue() == part.sum();
    }

    public void add(byte[] row, int from, int size) throws IOException {
        if (size > buffer.length - used) {
            flush();
        }
        if (size > buffer.length) {
            write(row, ByteBuffer.wrap(row, from, size));
        } else {
            System.arraycopy(row, from, buffer, used, size);
            used += size;
        }
        rows++;
    }

    /** What is in its file, once the buffer is in it, too. */
    public ReadingState.Part flushed() throws IOException {
        flush();
        return new ReadingState.Part(bytes, rows, sum.getValue());
    }

    private void flush() throws IOException {
        if (used > 0) {
            view.position(0).limit(used);
            write(buffer, view);
            used = 0;
        }
    }

    private void write(byte[] array, ByteBuffer from) throws IOException {
        sum.update(array, from.position(), from.remaining());
        bytes += from.remaining();
        if (channel == null) {
            channel = PrivateFiles.create(file);
        }
        while (from.hasRemaining()) {
            channel.write(from);
        }
    }

    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
    }
}
