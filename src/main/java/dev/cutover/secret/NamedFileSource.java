package dev.cutover.secret;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Secrets in files that an environment file names, one file a secret; a line break at its end is dropped. A file is
 * refused if it is missing, or if users other than its owner may read or write it. A link is followed, since its place
 * was named. Immutable and thread-safe.
 */
public final class NamedFileSource implements SecretSource {
    private final Map<String, Path> files;

    /** @param files by the names of the secrets */
    public NamedFileSource(Map<String, Path> files) {
        this.files = Map.copyOf(files);
    }

    @Override
    public Optional<String> find(String name) {
        var file = files.get(name);
        return file == null ? Optional.empty() : Optional.of(read(name, file));
    }

    private static String read(String name, Path file) {
        String orElse = "; or, for this once, set " + EnvironmentSource.PREFIX + name + " yourself";
        if (!Files.exists(file)) {
            throw PrivateFile.refused(
                    name, "there is no file " + file, "put the secret there, readable by you alone" + orElse);
        }
        if (!Files.isRegularFile(file)) {
            throw PrivateFile.refused(name, file + " is not a regular file", "name the file that holds it" + orElse);
        }
        try {
            return new PrivateFile(name, file.toRealPath()).text();
        } catch (IOException e) {
            throw PrivateFile.refused(name, file + " cannot be read", "check it with: ls -l " + file);
        }
    }
}
