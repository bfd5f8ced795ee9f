package dev.cutover.reconcile.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.ClosedByInterruptException;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;

/** A stretch of a file in memory. It moves forward, and grows up to the size of the greatest row. Not thread-safe. */
final class ByteWindow {
    /** The greatest row that is read. */
    static final int MOST = 1 << 22;

    private static final int FIRST = 1 << 18;

    private final InputStream in;
    private final AtomicLong progress;
    private byte[] bytes = new byte[FIRST];
    private int limit;
    private long base;
    private boolean ended;

    /**
     * A window on a stream.
     *
     * @param offset of the stream's first byte in its file
     * @param progress is told how far it has come
     */
    ByteWindow(InputStream in, long offset, AtomicLong progress) {
        this.in = in;
        this.base = offset;
        this.progress = progress;
    }

    byte[] bytes() {
        return bytes;
    }

    /** The end of the bytes that are there. */
    int limit() {
        return limit;
    }

    /** Whether nothing comes after the bytes that are there. */
    boolean isLast() {
        return ended;
    }

    /** Where a place in {@link #bytes} is in the file. */
    long offset(int place) {
        return base + place;
    }

    /**
     * Drops the bytes before a place, which is the first one then, and adds more.
     *
     * @return false if there is no room for more, because everything is kept and the window is as large as it may be
     */
    boolean more(int keep) throws IOException, InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        if (keep == 0 && limit == MOST) {
            return false;
        }
        int kept = limit - keep;
        byte[] from = bytes;
        if (keep == 0 && limit == bytes.length) {
            bytes = Arrays.copyOf(bytes, bytes.length * 2);
        } else {
            System.arraycopy(from, keep, bytes, 0, kept);
        }
        base += keep;
        limit = kept;
        fill();
        return true;
    }

    private void fill() throws IOException, InterruptedException {
        try {
            while (limit < bytes.length && !ended) {
                int count = in.read(bytes, limit, bytes.length - limit);
                ended = count < 0;
                limit += Math.max(0, count);
            }
        } catch (ClosedByInterruptException e) {
            Thread.interrupted();
            throw (InterruptedException) new InterruptedException().initCause(e);
        }
        progress.set(base + limit);
    }

    /**
     * The place after the end of the line that a place is in, reading on as far as it takes; the bytes before it are
     * dropped. It is the limit if the file ends first.
     */
    int afterLine(int from) throws IOException, InterruptedException {
        int at = from;
        while (true) {
            while (at < limit && bytes[at] != '\n' && bytes[at] != '\r') {
                at++;
            }
            boolean isSplit = at + 1 == limit && bytes[at] == '\r';
            if (at < limit && (!isSplit || ended)) {
                return at + (bytes[at] == '\r' && at + 1 < limit && bytes[at + 1] == '\n' ? 2 : 1);
            }
            if (ended) {
                return limit;
            }
            more(at);
            at = 0;
        }
    }
}
