package dev.cutover.journal;

import dev.cutover.problem.FileTrouble;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What was captured, by its SHA-256. Thread-safe. */
public final class EvidenceStore {
    private final Disk disk;
    private final Path folder;
    private final Set<String> kept = ConcurrentHashMap.newKeySet();

    public EvidenceStore(Disk disk, RunFolder run) {
        this.disk = disk;
        this.folder = run.evidence();
    }

    /**
     * Durably keeps the content. The same content is written again only by another process, and does no harm. Returns
     * its SHA-256, in hex.
     */
    public String keep(byte[] content) throws IOException {
        String sha256 = Chain.sha256Hex(content);
        if (!kept.contains(sha256)) {
            disk.makeFolder(folder);
            disk.replace(folder.resolve(sha256), content);
            kept.add(sha256);
        }
        return sha256;
    }

    /**
     * What was kept under this digest; empty if it is gone.
     *
     * @throws JournalException if it is not what was kept
     */
    public Optional<byte[]> find(String sha256) {
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("not a SHA-256: " + sha256);
        }
        var file = folder.resolve(sha256);
        try (var in = disk.read(file, 0)) {
            var content = in.readAllBytes();
            if (!Chain.sha256Hex(content).equals(sha256)) {
                throw new JournalException(
                        file + " is not what was captured: it was changed", "compare it with a copy or an export");
            }
            return Optional.of(content);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new JournalException("cannot read " + file + ": " + FileTrouble.words(e), "", e);
        }
    }
}
