package dev.cutover.journal;

import dev.cutover.journal.disk.Disk;
import dev.cutover.journal.disk.JournalException;
import dev.cutover.problem.FileTrouble;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Captured evidence, by its SHA-256. Thread-safe. */
public final class EvidenceStore {
    /** How much of a stream is held at a time. */
    private static final int PIECE = 1 << 16;

    private final Disk disk;
    private final Path folder;
    private final AtomicLong streams = new AtomicLong();
    private final Set<String> kept = ConcurrentHashMap.newKeySet();

    public EvidenceStore(Disk disk, RunFolder run) {
        this.disk = disk;
        this.folder = run.evidence();
    }

    /** The name under which content is kept: its SHA-256, in hex. */
    public static String digest(byte[] content) {
        return Sha256.hex(content);
    }

    /**
     * Durably keeps the content. The same content is written again only by another process, and does no harm. Returns
     * its SHA-256, in hex.
     */
    public String keep(byte[] content) throws IOException {
        String sha256 = Sha256.hex(content);
        if (!kept.contains(sha256)) {
            disk.makeFolder(folder);
            disk.replace(folder.resolve(sha256), content);
            kept.add(sha256);
        }
        return sha256;
    }

    /**
     * Durably keeps a stream: it is written to a temporary file, hashed on the way, and renamed once all of it is on
     * the disk. If anything fails, nothing of it stays.
     *
     * @throws SourceException if the content cannot be read
     */
    Journal.Kept keep(InputStream content) throws IOException {
        disk.makeFolder(folder);
        var beside = folder.resolve("." + ProcessHandle.current().pid() + "-" + streams.incrementAndGet() + ".tmp");
        try {
            var sha256 = Sha256.begin();
            long bytes = write(content, beside, sha256);
            String name = Sha256.hex(sha256);
            disk.rename(beside, folder.resolve(name));
            kept.add(name);
            return new Journal.Kept(name, bytes);
        } finally {
            disk.remove(beside);
        }
    }

    private long write(InputStream content, Path file, MessageDigest sha256) throws IOException {
        disk.remove(file);
        long bytes = 0;
        try (var out = disk.append(file)) {
            for (byte[] piece = next(content); piece.length > 0; piece = next(content)) {
                sha256.update(piece);
                out.write(piece);
                bytes += piece.length;
            }
            out.force();
        }
        return bytes;
    }

    private static byte[] next(InputStream content) {
        try {
            return content.readNBytes(PIECE);
        } catch (IOException e) {
            throw new SourceException(e);
        }
    }

    /** The content cannot be read; the disk of the store is not at fault. */
    static final class SourceException extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final IOException why;

        SourceException(IOException why) {
            super(why);
            this.why = why;
        }

        IOException why() {
            return why;
        }
    }

    /**
     * The content with this digest; empty if it is gone.
     *
     * @throws JournalException if it is not what was kept
     */
    public Optional<byte[]> find(String sha256) {
        if (!Sha256.isHex(sha256)) {
            throw new IllegalArgumentException("not a SHA-256: " + sha256);
        }
        var file = folder.resolve(sha256);
        try (var in = disk.read(file, 0)) {
            var content = in.readAllBytes();
            if (!Sha256.hex(content).equals(sha256)) {
                throw new JournalException(
                        file + " was changed after it was captured", "compare it with a copy or an export");
            }
            return Optional.of(content);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new JournalException("cannot read " + file + ": " + FileTrouble.words(e, file), "", e);
        }
    }
}
