package dev.cutover.process;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a program wrote to one of its outputs, bounded: of a long one, the first and the last half of the bound are
 * kept, with a line between them that says how much is missing. It is cut between lines, or at least between words,
 * where there are any: half a secret could not be told for one. Thread-safe; may be looked at while it still grows.
 */
public final class ProgramOutput {
    private static final Pattern LINE_END = Pattern.compile("\\R");

    /** Where to cut, the best first. */
    private static final char[] GAPS = {'\n', ' '};

    /** How far from the bound to look for a gap. */
    private static final int NEAR = 1 << 16;

    private final int half;
    private final ByteArrayOutputStream head = new ByteArrayOutputStream();
    private byte @Nullable [] ring;
    private long later;
    private String note = "";
    private volatile boolean atEnd;

    ProgramOutput(int keep) {
        half = keep / 2;
    }

    /**
     * Reads to the end of the stream, so that the program never waits for a reader.
     *
     * <p>As a program ends, the JDK puts what is left in the pipe in the place of the pipe, which then seems to be at
     * its end although others may hold it. It does so under the stream's monitor: whoever has had that since the
     * program was alive reads the pipe itself, to its true end.
     *
     * @param marked lines that are heard and not kept
     */
    void readAll(Process program, InputStream in, Optional<Program.Marked> marked) {
        var lines = marked.map(heard -> new MarkedLines(heard, this::add));
        var buffer = new byte[8192];
        synchronized (in) {
            boolean pipe = program.isAlive();
            try (in) {
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    int length = read;
                    lines.ifPresentOrElse(heard -> heard.add(buffer, length), () -> add(buffer, length));
                }
                lines.ifPresent(MarkedLines::end);
                atEnd = pipe;
            } catch (IOException e) {
                note("the output was cut off: " + e.getMessage());
            }
        }
    }

    /** Whether it is certain that nobody is left who could write to it. */
    boolean isAtEnd() {
        return atEnd;
    }

    synchronized void add(byte[] bytes, int length) {
        int first = Math.min(length, half - head.size());
        head.write(bytes, 0, first);
        if (first < length && ring == null) {
            ring = new byte[half];
        }
        for (int i = first; ring != null && i < length; i++) {
            ring[(int) (later++ % half)] = bytes[i];
        }
    }

    synchronized void note(String what) {
        note = "[cutover: " + what + "]\n";
    }

    /** Everything that was written was kept. */
    public synchronized boolean isWhole() {
        return later <= half && note.isEmpty();
    }

    public synchronized boolean isEmpty() {
        return head.size() == 0;
    }

    /** What was kept, as it was written; where something is missing, a line says so. */
    public synchronized byte[] bytes() {
        var all = new ByteArrayOutputStream();
        byte[] first = head.toByteArray();
        byte[] last = tail();
        if (later > half) {
            int end = endOfWhole(first);
            int start = startOfWhole(last);
            long lost = later - half + (first.length - end) + start;
            all.write(first, 0, end);
            all.writeBytes(line("[cutover: " + lost + " bytes were dropped]\n"));
            all.write(last, start, last.length - start);
        } else {
            all.writeBytes(first);
            all.writeBytes(last);
        }
        if (!note.isEmpty()) {
            all.writeBytes(line(note));
        }
        return all.toByteArray();
    }

    /** The same, to be read piece by piece. */
    public InputStream stream() {
        return new ByteArrayInputStream(bytes());
    }

    /** What came after the head and is still there, in order. */
    private byte[] tail() {
        if (ring == null) {
            return new byte[0];
        }
        int oldest = later > half ? (int) (later % half) : 0;
        var tail = new ByteArrayOutputStream();
        tail.write(ring, oldest, (int) Math.min(half, later) - oldest);
        tail.write(ring, 0, oldest);
        return tail.toByteArray();
    }

    private static int endOfWhole(byte[] bytes) {
        for (char gap : GAPS) {
            for (int end = bytes.length; end > Math.max(0, bytes.length - NEAR); end--) {
                if (bytes[end - 1] == gap) {
                    return end;
                }
            }
        }
        return bytes.length;
    }

    private static int startOfWhole(byte[] bytes) {
        for (char gap : GAPS) {
            for (int start = 0; start < Math.min(bytes.length, NEAR); start++) {
                if (bytes[start] == gap) {
                    return start + 1;
                }
            }
        }
        return 0;
    }

    private static byte[] line(String text) {
        return ("\n" + text).getBytes(StandardCharsets.UTF_8);
    }

    /** What was kept, read as UTF-8; bytes that are none become replacement characters. */
    public String text() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    /** Its lines that are not blank, without the white space around them. */
    public List<String> lines() {
        return LINE_END.splitAsStream(text())
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }
}
