package dev.cutover.connector.haproxy.socket;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The name of a file without links, as far as the file or its folder is there. Stateless and thread-safe. */
public final class RealPath {
    private RealPath() {}

    public static Path of(Path path) {
        var plain = path.toAbsolutePath().normalize();
        try {
            return plain.toRealPath();
        } catch (IOException missing) {
            return inFolder(plain);
        }
    }

    private static Path inFolder(Path plain) {
        @Nullable Path folder = plain.getParent();
        if (folder == null) {
            return plain;
        }
        try {
            return folder.toRealPath().resolve(plain.getFileName());
        } catch (IOException missing) {
            return plain;
        }
    }
}
