package dev.cutover.secret;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Secrets in the files of a folder. Each file has the name of its secret; a line break at its end is dropped. A file is
 * refused if users other than its owner may read or write it, or if it is a link to a file outside the folder.
 * Immutable and thread-safe.
 */
public final class FolderSource implements SecretSource {
    private final Path folder;

    public FolderSource(Path folder) {
        this.folder = folder;
    }

    @Override
    public Optional<String> find(String name) {
        Path file = folder.resolve(name);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            Path real = file.toRealPath();
            if (!real.startsWith(folder.toRealPath()) || !Files.isRegularFile(real)) {
                throw PrivateFile.refused(
                        name,
                        file + " is not a regular file in that folder",
                        "put the file itself there, not a link to it");
            }
            return Optional.of(new PrivateFile(name, real).text());
        } catch (IOException e) {
            throw PrivateFile.refused(name, file + " cannot be read", "check it with: ls -l " + file);
        }
    }

    @Override
    public String advice(String name) {
        return "put it into the file " + folder.resolve(name) + ", readable by you alone (chmod 600)";
    }
}
