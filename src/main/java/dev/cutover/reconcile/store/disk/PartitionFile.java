package dev.cutover.reconcile.store.disk;

import dev.cutover.reconcile.row.RowBytes;
import java.io.Closeable;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/** Reads the rows of a file, and checks that they are as they were written. Not thread-safe. */
public final class PartitionFile implements Closeable {
    /** More at once would be copied through as much memory outside of the heap. */
    private static final int CHUNK = 64 << 10;

    private final Path file;
    private final ReadingState.Part part;
    private final FileInputStream in;
    private final CRC32C sum = new CRC32C();
    private final byte[] chunk = new byte[CHUNK];
    private int from;
    private int to;
    private long unread;

    public PartitionFile(Path file, ReadingState.Part part) throws IOException, BrokenPartition {
        this.file = file;
        this.part = part;
        this.unread = part.bytes();
        try {
            in = new FileInputStream(file.toFile());
        } catch (FileNotFoundException gone) {
            if (Files.exists(file)) {
                throw gone;
            }
            throw new BrokenPartition(file.getFileName() + " cannot be opened: " + gone.getMessage());
        }
    }

    /** Reads all of it into an array; the place after it. */
    public int readAll(byte[] into, int at) throws IOException, BrokenPartition {
        int end = at;
        while (unread > 0) {
            int read = in.read(into, end, (int) Math.min(CHUNK, unread));
            count(read, into, end);
            end += read;
        }
        check();
        return end;
    }

    /** Copies the next row to the beginning of what is left of an array; its size, or 0 at the end. */
    public int next(byte[] into, int at) throws IOException, BrokenPartition {
        if (from == to && unread == 0) {
            check();
            return 0;
        }
        copy(into, at, Integer.BYTES);
        int size = RowBytes.size(into, at);
        if (size < Integer.BYTES || size > into.length - at) {
            throw new BrokenPartition(file.getFileName() + " has a row of " + size + " bytes");
        }
        copy(into, at + Integer.BYTES, size - Integer.BYTES);
        return size;
    }

    private void copy(byte[] into, int at, int size) throws IOException, BrokenPartition {
        int done = 0;
        while (done < size) {
            if (from == to) {
                from = 0;
                to = in.read(chunk, 0, (int) Math.min(CHUNK, unread));
                count(to, chunk, 0);
            }
            int more = Math.min(size - done, to - from);
            System.arraycopy(chunk, from, into, at + done, more);
            from += more;
            done += more;
        }
    }

    private void count(int read, byte[] bytes, int at) throws BrokenPartition {
        if (read <= 0) {
            throw new BrokenPartition(file.getFileName() + " ends too early");
        }
        sum.update(bytes, at, read);
        unread -= read;
    }

    private void check() throws BrokenPartition {
        if (sum.getValue() != part.sum()) {
            throw new BrokenPartition(file.getFileName() + " is not as it was written");
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
