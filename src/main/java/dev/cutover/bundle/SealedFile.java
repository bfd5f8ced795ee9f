package dev.cutover.bundle;

import static java.nio.file.StandardOpenOption.READ;

import dev.cutover.journal.Sha256;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.util.Arrays;

/**
 * A file that ends with an {@link ExportSeal}, and the seal fits: not a byte of it was lost or changed. Not
 * thread-safe.
 */
final class SealedFile implements AutoCloseable {
    private static final int PIECE = 1 << 16;

    private final FileChannel channel;
    private final long content;
    private final String sha256;

    private SealedFile(FileChannel channel) throws IOException {
        this.channel = channel;
        this.content = channel.size() - ExportSeal.LENGTH;
        if (content <= 0) {
            throw new UnsoundExport("it is no export: it is too short for one");
        }
        var digest = Sha256.begin();
        content().transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
        byte[] seal = from(content).readNBytes(ExportSeal.LENGTH + 1);
        if (!Arrays.equals(seal, ExportSeal.of(digest))) {
            throw new UnsoundExport(
                    ExportSeal.isOne(seal)
                            ? "it was changed after it was made: its content does not have the digest that its end"
                                    + " says"
                            : "it does not end with the digest of its content: it was cut off, changed or packed"
                                    + " anew, or is no export at all");
        }
        digest.update(seal);
        this.sha256 = Sha256.hex(digest);
    }

    /**
     * Reads all of the file.
     *
     * @throws UnsoundExport if it does not end with its seal
     */
    static SealedFile open(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("it is not a file");
        }
        var channel = FileChannel.open(file, READ);
        try {
            return new SealedFile(channel);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** What precedes the seal, from its beginning; to close it closes the file. */
    InputStream content() throws IOException {
        return new FirstBytes(from(0), content);
    }

    /** The SHA-256 of the whole file. */
    String sha256() {
        return sha256;
    }

    private InputStream from(long offset) throws IOException {
        return new BufferedInputStream(Channels.newInputStream(channel.position(offset)), PIECE);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
