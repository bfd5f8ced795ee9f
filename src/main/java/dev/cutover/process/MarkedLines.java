package dev.cutover.process;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Takes the lines that begin with a marker out of an output while it is written, and passes the rest on. What is too
 * long for such a line is dropped: half a secret could not be told for one. Not thread-safe.
 */
final class MarkedLines {
    private static final int LONGEST = 1 << 12;

    private final byte[] marker;
    private final Consumer<String> hears;
    private final Rest rest;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private Place place = Place.MARKER;
    private boolean tooLong;

    /** Takes what is in no marked line. */
    @FunctionalInterface
    interface Rest {
        void add(byte[] bytes, int length);
    }

    /** Where the next byte stands. */
    private enum Place {
        /** At a line's beginning, or behind the first bytes of the marker, which are held back. */
        MARKER,
        /** In a line that has it. */
        MARKED,
        /** In a line that does not. */
        OTHER
    }

    MarkedLines(Program.Marked marked, Rest rest) {
        this.marker = marked.marker().getBytes(StandardCharsets.UTF_8);
        this.hears = marked.listener();
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
                tell();
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

    private void tell() {
        if (!tooLong) {
            hears.accept(line.toString(StandardCharsets.UTF_8).strip());
        }
        line.reset();
        tooLong = false;
    }

    /** The output is at its end. */
    void end() {
        if (place == Place.MARKED) {
            tell();
        } else {
            rest.add(line.toByteArray(), line.size());
        }
    }
}
