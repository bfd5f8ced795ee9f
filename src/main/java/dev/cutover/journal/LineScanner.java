package dev.cutover.journal;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Cuts a stream into lines without copying them; a line is valid until the next is requested. */
final class LineScanner {
    private final InputStream in;
    private byte[] bytes = new byte[1 << 16];
    private int from;
    private int to;
    private int filled;
    private long dropped;
    private boolean ended;

    LineScanner(InputStream in) {
        this.in = in;
    }

    /** Moves to the next line; false if there is no other complete line. */
    boolean next() throws IOException {
        int begin = filled == 0 ? 0 : after();
        from = begin;
        to = begin;
        while (true) {
            while (to < filled) {
                if (bytes[to] == '\n') {
                    return true;
                }
                to++;
            }
            if (!fill()) {
                ended = true;
                return false;
            }
        }
    }

    byte[] bytes() {
        return bytes;
    }

    /** Where the line begins in {@link #bytes}. */
    int from() {
        return from;
    }

    /** Where the line's end stands. */
    int to() {
        return to;
    }

    /** How many bytes of the stream stand before the line. */
    long position() {
        return dropped + from;
    }

    /** How many bytes of the stream there are up to the line's end and with it. */
    long consumed() {
        return dropped + after();
    }

    /**
     * The line and everything after it. At the end of the stream this is a snapshot: later writes are for the next
     * reading.
     */
    byte[] rest() throws IOException {
        var known = Arrays.copyOfRange(bytes, from, filled);
        if (ended) {
            return known;
        }
        var more = in.readAllBytes();
        var rest = Arrays.copyOf(known, known.length + more.length);
        System.arraycopy(more, 0, rest, known.length, more.length);
        return rest;
    }

    private int after() {
        return Math.min(to + 1, filled);
    }

    private boolean fill() throws IOException {
        if (from > 0) {
            System.arraycopy(bytes, from, bytes, 0, filled - from);
            dropped += from;
            filled -= from;
            to -= from;
            from = 0;
        }
        if (filled == bytes.length) {
            bytes = Arrays.copyOf(bytes, bytes.length * 2);
        }
        int read = in.read(bytes, filled, bytes.length - filled);
        filled += Math.max(read, 0);
        return read > 0;
    }
}
