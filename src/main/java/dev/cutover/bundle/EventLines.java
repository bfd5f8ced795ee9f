package dev.cutover.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cutover.journal.RecordLine;
import dev.cutover.journal.RecordReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The events of a record without their hashes, a line each, for programs that read lines of JSON. A few are read at a
 * time. Not thread-safe.
 */
final class EventLines extends InputStream {
    private static final int AT_ONCE = 256;

    private final RecordReader reader;
    private final long last;
    private final Deque<RecordLine> lines = new ArrayDeque<>();
    private InputStream current = InputStream.nullInputStream();

    /**
     * Those up to an event.
     *
     * @param reader has read nothing yet
     */
    EventLines(RecordReader reader, long last) {
        this.reader = reader;
        this.last = last;
    }

    /** The line of an event. */
    static byte[] line(RecordLine line) {
        return (line.json() + "\n").getBytes(UTF_8);
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int count) throws IOException {
        int read = current.read(bytes, from, count);
        while (read < 0 && hasNext()) {
            current = new ByteArrayInputStream(line(lines.removeFirst()));
            read = current.read(bytes, from, count);
        }
        return read;
    }

    private boolean hasNext() {
        if (lines.isEmpty() && reader.seq() < last) {
            reader.readUpTo(Math.min(last, reader.seq() + AT_ONCE), lines::add);
        }
        return !lines.isEmpty();
    }
}
