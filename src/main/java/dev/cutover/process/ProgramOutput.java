package dev.cutover.process;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One output of a program, bounded. Of a long output, the beginning and the end are kept, each up to half of the bound,
 * with a line between them that says how much was dropped. The cuts are between lines or at least between words where
 * possible, because a secret that was cut in half could not be masked. Thread-safe; may be read while it still grows.
 */
public final class ProgramOutput {
    private static final Pattern LINE_END = Pattern.compile("\\R");

    /** The characters after which to cut, best first. */
    private static final char[] GAPS = {'\n', ' '};

    /** How far from the bound to look for a gap. */
    private static final int NEAR = 1 << 16;

    private final int half;
    private final ByteArrayOutputStream head = new ByteArrayOutputStream();
    private byte @Nullable [] ring;
    private long later;
    private String note = "";
    private boolean whole = true;
    private volatile boolean atEnd;

    ProgramOutput(int keep) {
        half = keep / 2;
    }

    /**
     * Reads to the end of the stream, so that the program never blocks on a full pipe.
     *
     * <p>When a program ends, the JDK replaces the pipe by a buffer of its remaining bytes, and the stream then seems
     * to be at its end although other processes may still hold the pipe. The JDK does so under the stream's monitor: a
     * reader that has held the monitor since the program was alive reads the pipe itself, to its true end.
     *
     * @param marked lines that go to a listener and are not kept
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

    /** Whether it is certain that no process can write to it any more. */
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

    /** Whether everything that was written was kept. */
    public synchronized boolean isWhole() {
        return whole && later <= half && note.isEmpty();
    }

    public synchronized boolean isEmpty() {
        return head.size() == 0;
    }

    /** The bytes that were kept; a line marks where bytes were dropped. */
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

    /** The same as a stream. */
    public InputStream stream() {
        return new ByteArrayInputStream(bytes());
    }

    /** The bytes after the head that are still kept, in order. */
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

    /** The same with its text masked; itself if there is nothing to mask. Its text no longer grows. */
    ProgramOutput masked(UnaryOperator<String> mask) {
        String text = text();
        String clean = mask.apply(text);
        if (clean.equals(text)) {
            return this;
        }
        byte[] bytes = clean.getBytes(StandardCharsets.UTF_8);
        var masked = new ProgramOutput(2 * bytes.length);
        masked.add(bytes, bytes.length);
        masked.whole = isWhole();
        masked.atEnd = atEnd;
        return masked;
    }

    /** The kept bytes as UTF-8 text; invalid bytes become replacement characters. */
    public String text() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    /** The lines of the text, stripped, without blank ones. */
    public List<String> lines() {
        return LINE_END.splitAsStream(text())
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }
}
