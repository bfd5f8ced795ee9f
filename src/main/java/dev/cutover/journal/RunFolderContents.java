package dev.cutover.journal;

import dev.cutover.journal.disk.Disk;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.Optional;

/** What is kept of a run in a folder. Evidence of any size is hashed piece by piece. Immutable. */
public record RunFolderContents(Disk disk, RunFolder folder) implements RunContents {
    @Override
    public Path recordName() {
        return folder.record();
    }

    @Override
    public InputStream record(long offset) throws IOException {
        return disk.read(folder.record(), offset);
    }

    @Override
    public Optional<String> evidence(String sha256) throws IOException {
        try (var in = new DigestInputStream(disk.read(folder.evidence().resolve(sha256), 0), Sha256.begin())) {
            in.transferTo(OutputStream.nullOutputStream());
            return Optional.of(Sha256.hex(in.getMessageDigest()));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }
}
