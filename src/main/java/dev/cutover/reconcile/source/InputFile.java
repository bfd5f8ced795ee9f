package dev.cutover.reconcile.source;

import dev.cutover.reconcile.row.UnreadableSource;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.zip.GZIPInputStream;

/**
 * The bytes of a file, of a compressed one, or of standard input, whose beginning can be looked at before it is read.
 * Thread-safe; standard input can be read once.
 */
public final class InputFile {
    private static final int HEAD = 1 << 20;
    private static final int IDENTIFYING = 1 << 16;
    private static final byte[] GZIP = {0x1f, (byte) 0x8b};

    private final String name;
    private final Opening opening;
    private final Kind kind;
    private final OptionalLong size;
    private final byte[] head;

    /** What can be done with a file. */
    private enum Kind {
        /** Its bytes are where they are. */
        PLAIN,
        /** They come out of others, one after another. */
        CONVERTED,
        /** Nothing is known before it has been read. */
        STREAM
    }

    /** How a file is opened. */
    @FunctionalInterface
    private interface Opening {
        /** A stream of all bytes from an offset. */
        InputStream at(long offset) throws IOException;

        /** Its size and the time of its last change; empty if it has none. */
        default String state() throws IOException {
            return "";
        }
    }

    private InputFile(String name, Opening opening, Kind kind, OptionalLong size, byte[] head) {
        this.name = name;
        this.opening = opening;
        this.kind = kind;
        this.size = size;
        this.head = head;
    }

    /**
     * A file.
     *
     * @param name as the user named it
     * @throws UnreadableSource if it cannot be opened, with the reason as a sentence
     */
    public static InputFile of(Path path, String name) throws UnreadableSource, InterruptedException {
        if (Files.isDirectory(path)) {
            throw new UnreadableSource(name + " is a folder, not a file of rows");
        }
        return Files.exists(path) && !Files.isRegularFile(path) ? once(() -> piped(path), name) : regular(path, name);
    }

    /** A plain stream of a file asks for its place when many bytes are wanted, and a pipe has none. */
    private static InputStream piped(Path path) throws IOException {
        return new BufferedInputStream(new FileInputStream(path.toFile()), 1 << 16);
    }

    private static InputFile regular(Path path, String name) throws UnreadableSource {
        var plain = new Plain(path);
        try (var in = plain.at(0)) {
            boolean zipped = isGzip(in.readNBytes(GZIP.length));
            Opening opening = zipped ? new Zipped(plain) : plain;
            Kind kind = zipped ? Kind.CONVERTED : Kind.PLAIN;
            try (var bytes = opening.at(0)) {
                return new InputFile(
                        name,
                        opening,
                        kind,
                        kind == Kind.PLAIN ? OptionalLong.of(Files.size(path)) : OptionalLong.empty(),
                        bytes.readNBytes(HEAD));
            }
        } catch (IOException e) {
            throw new UnreadableSource(name + " cannot be read: " + why(e), e);
        }
    }

    /** What a stream brings, which is read once; compressed or not. */
    public static InputFile of(InputStream stream, String name) throws UnreadableSource, InterruptedException {
        return once(() -> stream, name);
    }

    /** What can be opened once: the bytes that have been looked at are kept, since a pipe does not bring them again. */
    private static InputFile once(AwaitedBytes.Wait<InputStream> source, String name)
            throws UnreadableSource, InterruptedException {
        try {
            return AwaitedBytes.of(name, () -> {
                InputStream stream = source.come();
                byte[] begin = stream.readNBytes(GZIP.length);
                InputStream all = new SequenceInputStream(new ByteArrayInputStream(begin), stream);
                InputStream bytes = isGzip(begin) ? new GZIPInputStream(all, 1 << 16) : all;
                byte[] head = bytes.readNBytes(HEAD);
                Opening rest = offset -> new SequenceInputStream(new ByteArrayInputStream(head), bytes);
                return new InputFile(name, rest, Kind.STREAM, OptionalLong.empty(), head);
            });
        } catch (IOException e) {
            throw new UnreadableSource(name + " cannot be read: " + why(e), e);
        }
    }

    /**
     * The same text in UTF-8.
     *
     * @param charset in which it is; itself, if that is UTF-8
     */
    public InputFile decoded(Charset charset) throws UnreadableSource, InterruptedException {
        if (charset.equals(StandardCharsets.UTF_8)) {
            return this;
        }
        var decoded = new Decoded(opening, charset);
        try {
            if (kind == Kind.STREAM) {
                InputStream bytes = decoded.at(0);
                byte[] begin = AwaitedBytes.of(name, () -> bytes.readNBytes(HEAD));
                Opening once = offset -> new SequenceInputStream(new ByteArrayInputStream(begin), bytes);
                return new InputFile(name, once, kind, size, begin);
            }
            try (var bytes = decoded.at(0)) {
                return new InputFile(name, decoded, Kind.CONVERTED, OptionalLong.empty(), bytes.readNBytes(HEAD));
            }
        } catch (IOException e) {
            throw new UnreadableSource(name + " cannot be read: " + why(e), e);
        }
    }

    private static boolean isGzip(byte[] begin) {
        return begin.length == GZIP.length && begin[0] == GZIP[0] && begin[1] == GZIP[1];
    }

    private record Plain(Path path) implements Opening {
        @Override
        public InputStream at(long offset) throws IOException {
            var channel = FileChannel.open(path, StandardOpenOption.READ);
            channel.position(offset);
            return Channels.newInputStream(channel);
        }

        @Override
        public String state() throws IOException {
            var attributes = Files.readAttributes(path, BasicFileAttributes.class);
            return attributes.size() + " bytes of " + attributes.lastModifiedTime();
        }
    }

    private record Zipped(Opening file) implements Opening {
        @Override
        public InputStream at(long offset) throws IOException {
            var in = file.at(0);
            try {
                return new GZIPInputStream(in, 1 << 16);
            } catch (IOException e) {
                in.close();
                throw e;
            }
        }

        @Override
        public String state() throws IOException {
            return file.state();
        }
    }

    private record Decoded(Opening file, Charset charset) implements Opening {
        @Override
        public InputStream at(long offset) throws IOException {
            return new DecodedStream(file.at(0), charset);
        }

        @Override
        public String state() throws IOException {
            return file.state() + " in " + charset;
        }
    }

    public String name() {
        return name;
    }

    /** The first bytes: all of a file of at most 1 MiB. */
    byte[] head() {
        return head.clone();
    }

    /** Whether it has nothing but blanks. */
    public boolean isBlank() {
        return isWholeInHead() && new String(head, StandardCharsets.UTF_8).isBlank();
    }

    /**
     * Where its first bytes are no UTF-8: the line and the byte, as {@code line 3 has the byte 0xe4}; empty if they
     * are.
     */
    public Optional<String> notUtf8() {
        int place = Utf8.firstForeign(head, isWholeInHead());
        if (place < 0) {
            return Optional.empty();
        }
        long line = 1;
        for (int i = 0; i < place; i++) {
            line += head[i] == '\n' ? 1 : 0;
        }
        return Optional.of(
                String.format(Locale.ROOT, "line %,d has the byte 0x%02x", line, Byte.toUnsignedInt(head[place])));
    }

    /** Whether {@link #head} is all there is. */
    boolean isWholeInHead() {
        return head.length < HEAD;
    }

    /** Whether reading can go on at an offset. */
    boolean isSeekable() {
        return kind == Kind.PLAIN;
    }

    OptionalLong size() {
        return size;
    }

    InputStream from(long offset) throws IOException {
        return opening.at(offset);
    }

    /**
     * Its size, the time of its last change and a digest of its beginning. What another process read from a pipe is
     * never the same: two of them may begin alike, and nothing else is known of them.
     */
    String identity() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(head, 0, Math.min(head.length, IDENTIFYING));
            return state() + ", begins with " + HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Other texts at other times mean that the file has changed. */
    String state() {
        try {
            return kind == Kind.STREAM ? reader() : opening.state();
        } catch (IOException e) {
            return "gone: " + why(e);
        }
    }

    private static String reader() {
        var process = ProcessHandle.current();
        return "read by process " + process.pid()
                + process.info().startInstant().map(begun -> " of " + begun).orElse("");
    }

    static String why(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "there is no such file";
        } else if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
