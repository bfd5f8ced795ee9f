package dev.cutover.journal;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.cutover.journal.codec.EventCodec;
import dev.cutover.journal.codec.UnreadableFact;
import dev.cutover.journal.disk.Disk;
import dev.cutover.journal.disk.JournalException;
import dev.cutover.problem.FileTrouble;
import dev.cutover.run.fact.Event;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads a record and checks its chain; each call continues where the last one stopped. Needs no lock, so it can follow
 * a run. Not thread-safe.
 */
public final class RecordReader {
    /** Longer than the last two lines nearly always are. */
    private static final int WINDOW = 1 << 13;

    private final Path file;
    private final Source source;
    private final List<RecordLine> together = new ArrayList<>();
    private String head = HashChain.START;
    private long end;
    private long seq;

    /** Opens a record wherever it is kept. */
    @FunctionalInterface
    public interface Source {
        /** Its bytes from an offset on. */
        InputStream from(long offset) throws IOException;
    }

    /**
     * Where a record ends, or ended once.
     *
     * @param seq the number of its last event; 0 if there is none
     * @param bytes how long it is
     * @param hash the hash of the last event's line
     */
    public record RecordEnd(long seq, long bytes, String hash) {}

    public RecordReader(Disk disk, Path file) {
        this(file, offset -> disk.read(file, offset));
    }

    /**
     * Reads a record that is not a file of its own.
     *
     * @param file what messages call it
     */
    public RecordReader(Path file, Source source) {
        this.file = file;
        this.source = source;
    }

    /**
     * Passes on the lines that were added since the last call, in order. What was never acknowledged is left out: the
     * end of an unfinished or torn write.
     *
     * @return how many bytes were left out
     * @throws JournalException if the chain is broken, or a line is not of this version
     */
    public long read(Consumer<RecordLine> to) {
        try (var in = source.from(end)) {
            return read(in, Long.MAX_VALUE, to);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /**
     * Hands on the lines that were added since the last call, in order, up to an event that is the last one of those
     * written together. What follows, and is perhaps not durable yet, is left for the next call.
     */
    public void readUpTo(long last, Consumer<RecordLine> to) {
        try (var in = source.from(end)) {
            read(in, last, to);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /**
     * Moves on to where the record ended once, without reading what stands before. Only the line that ended it is
     * checked: that it stands there, and follows from the hash of the line before it.
     *
     * @return false if it does not; then nothing has changed
     */
    public boolean skipTo(RecordEnd known) throws IOException {
        if (!LastLine.read(source, known.bytes(), WINDOW)
                .filter(line -> line.isOf(known))
                .isPresent()) {
            return false;
        }
        head = known.hash();
        end = known.bytes();
        seq = known.seq();
        return true;
    }

    /** Whether there was nothing more to read when it was asked. */
    public boolean isAtTheEnd() throws IOException {
        try (var in = source.from(end)) {
            return in.read() < 0;
        }
    }

    /** Another one, which has read nothing yet. */
    public RecordReader fromTheStart() {
        return new RecordReader(file, source);
    }

    /**
     * The first line of a record, without reading the rest. It is checked like any other; what follows it is not. Empty
     * if there is none.
     */
    public Optional<RecordLine> first() {
        try (var in = source.from(0)) {
            var lines = new LineScanner(in);
            return lines.next() && new HashChain(HashChain.START).leadsTo(lines)
                    ? Optional.of(line(lines))
                    : Optional.empty();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** The hash of the last line handed on. */
    public String head() {
        return head;
    }

    /** How many lines were handed on. */
    public long seq() {
        return seq;
    }

    /** How many bytes they take up. */
    public long length() {
        return end;
    }

    private long read(InputStream in, long last, Consumer<RecordLine> to) throws IOException {
        together.clear();
        var hashChain = new HashChain(head);
        var lines = new LineScanner(in);
        long begin = end;
        while (seq < last && lines.next() && hashChain.leadsTo(lines)) {
            var line = line(lines);
            together.add(line);
            hashChain.moveTo(line.hash());
            if (!RecordLayout.saysMore(lines.bytes(), lines.from(), lines.to())) {
                handOn(to);
                end = begin + lines.consumed();
            }
        }
        if (seq >= last) {
            return 0;
        }
        var rest = lines.rest();
        if (!TornTail.isTorn(rest)) {
            throw broken("its hash does not match its content");
        }
        return begin + lines.position() + rest.length - end;
    }

    private RecordLine line(LineScanner lines) {
        String json = RecordLayout.json(lines);
        return new RecordLine(event(json), json, RecordLayout.hash(lines));
    }

    private Event event(String json) {
        long expected = seq + together.size() + 1;
        try {
            var event = EventCodec.OF_FACTS.read(json);
            if (event.seq() != expected) {
                throw broken("it claims to be event " + event.seq());
            }
            return event;
        } catch (UnreadableFact e) {
            throw new JournalException(
                    "cannot read line " + expected + " of " + file + ": " + e.getMessage(),
                    "read it with the version of Cutover that wrote it, or a newer one",
                    e);
        }
    }

    private void handOn(Consumer<RecordLine> to) {
        together.forEach(to);
        seq += together.size();
        head = together.get(together.size() - 1).hash();
        together.clear();
    }

    private JournalException unreadable(IOException e) {
        return new JournalException("cannot read " + file + ": " + FileTrouble.words(e, file), "", e);
    }

    private JournalException broken(String why) {
        long line = seq + together.size() + 1;
        return new JournalException(
                "the record is broken at line " + line + " of " + file + " (event " + line + "): " + why
                        + "; it was changed after it was written",
                "compare it with a copy, and see `cutover verify`; what precedes that line (" + end
                        + " bytes) is intact; nothing after it can be trusted");
    }

    /** The line with which a record ends, or ended once. */
    private static final class LastLine {
        private final String before;
        private final byte[] bytes;
        private final int from;
        private final int to;

        /**
         * A line among others.
         *
         * @param before the hash of the line before it
         * @param bytes hold it, from its hash to before its line end
         */
        private LastLine(String before, byte[] bytes, int from, int to) {
            this.before = before;
            this.bytes = bytes;
            this.from = from;
            this.to = to;
        }

        /**
         * Reads the line that ends at an offset, with as little before it as necessary; empty if no line ends there.
         *
         * @param window how many bytes are read at first
         */
        private static Optional<LastLine> read(Source source, long end, int window) throws IOException {
            for (long length = Math.min(window, end); length > 0 && length <= Integer.MAX_VALUE; length *= 2) {
                long begin = Math.max(0, end - length);
                byte[] bytes = bytes(source, begin, (int) (end - begin));
                int to = bytes.length - 1;
                if (to < 0 || begin + bytes.length < end || bytes[to] != '\n') {
                    return Optional.empty();
                }
                int from = lineBegin(bytes, to);
                int before = from == 0 ? 0 : lineBegin(bytes, from - 1);
                if (begin == 0 || before > 0) {
                    String hash = from == 0 ? HashChain.START : hash(bytes, before, from - 1);
                    return Optional.of(new LastLine(hash, bytes, from, to));
                }
            }
            return Optional.empty();
        }

        private static byte[] bytes(Source source, long begin, int length) throws IOException {
            try (var in = source.from(begin)) {
                return in.readNBytes(length);
            }
        }

        /** Where the line begins whose line end is here; 0 if that stands before these bytes. */
        private static int lineBegin(byte[] bytes, int end) {
            int at = end;
            while (at > 0 && bytes[at - 1] != '\n') {
                at--;
            }
            return at;
        }

        /** Not a hash at all if it is no line of a record. */
        private static String hash(byte[] bytes, int from, int to) {
            return RecordLayout.isLine(bytes, from, to)
                    ? new String(bytes, from, RecordLayout.HASH_LENGTH, US_ASCII)
                    : "";
        }

        /** Whether it follows from the line before it, and was the last one written together. */
        private boolean isOf(RecordEnd known) {
            int json = from + RecordLayout.JSON_AT;
            return hash(bytes, from, to).equals(known.hash())
                    && !RecordLayout.saysMore(bytes, from, to)
                    && new HashChain(before).next(bytes, json, to - json).equals(known.hash());
        }
    }
}
