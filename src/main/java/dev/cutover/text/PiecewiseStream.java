package dev.cutover.text;

import java.io.IOException;
import java.io.InputStream;

/**
 * A stream whose content is changed piece by piece as it is read. It holds one piece in memory; closing it closes the
 * content. Not thread-safe.
 */
public final class PiecewiseStream extends InputStream {
    private final InputStream in;
    private final int piece;
    private final Change change;
    private byte[] ready = new byte[0];
    private int next;
    private boolean atEnd;

    /** What is done to the content; it may keep back what the next piece decides. */
    @FunctionalInterface
    public interface Change {
        /**
         * What is handed on.
         *
         * @param bytes the next of the content; none, if it ended with the piece before
         * @param isLast whether it ends with these: then nothing may be kept back
         */
        byte[] next(byte[] bytes, boolean isLast);
    }

    /**
     * A stream of the changed content.
     *
     * @param piece how many bytes are changed at a time
     */
    public PiecewiseStream(InputStream in, int piece, Change change) {
        this.in = in;
        this.piece = piece;
        this.change = change;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (next == ready.length) {
            if (atEnd) {
                return -1;
            }
            byte[] bytes = in.readNBytes(piece);
            atEnd = bytes.length < piece;
            ready = change.next(bytes, atEnd);
            next = 0;
        }
        int count = Math.min(length, ready.length - next);
        System.arraycopy(ready, next, to, offset, count);
        next += count;
        return count;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
