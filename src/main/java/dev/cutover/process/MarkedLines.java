package dev.cutover.process;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Filters an output while it is written: lines that begin with a marker go to a listener, all others are passed on. A
 * marked line that is too long is dropped, because a secret that was cut in half could not be masked. Not thread-safe.
 */
final class MarkedLines {
    private static final int LONGEST = 1 << 12;

    private final byte[] marker;
    private final Consumer<String> listener;
    private final Rest rest;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private Place place = Place.MARKER;
    private boolean tooLong;

    /** Receives everything outside of marked lines. */
    @FunctionalInterface
    interface Rest {
        void add(byte[] bytes, int length);
    }

    /** The position of the next byte. */
    private enum Place {
        /** At the beginning of a line, or after the first bytes of the marker, which are held back. */
        MARKER,
        /** In a marked line. */
        MARKED,
        /** In any other line. */
        OTHER
    }

    MarkedLines(Program.Marked marked, Rest rest) {
        this.marker = marked.marker().getBytes(StandardCharsets.UTF_8);
        this.listener = marked.listener();
        this.rest = rest;
    }

    void add(byte[] bytes, int length) {
        var pass = new ByteArrayOutputStream(length + marker.length);
        for (int i = 0; i < length; i++) {
            add(bytes[i], pass);
        }
        rest.add(pass.toByteArray(), pass.size());
    }

    private void add(byte next, ByteArrayOutputStream pass) {
        if (place == Place.MARKER && next == marker[line.size()]) {
            line.write(next);
            if (line.size() == marker.length) {
                place = Place.MARKED;
                line.reset();
            }
        } else if (place == Place.MARKED) {
            if (next == '\n') {
                notifyListener();
                place = Place.MARKER;
            } else if (line.size() < LONGEST) {
                line.write(next);
            } else {
                tooLong = true;
            }
        } else {
            pass.writeBytes(line.toByteArray());
            line.reset();
            pass.write(next);
            place = next == '\n' ? Place.MARKER : Place.OTHER;
        }
    }

    private void notifyListener() {
        if (!tooLong) {
            listener.accept(line.toString(StandardCharsets.UTF_8).strip());
        }
        line.reset();
        tooLong = false;
    }

    /** Called at the end of the output. */
    void end() {
        if (place == Place.MARKED) {
            notifyListener();
        } else {
            rest.add(line.toByteArray(), line.size());
        }
    }
}
