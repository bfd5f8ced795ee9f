package dev.cutover.control;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cutover.journal.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Where a run's socket stands: in its folder, or in a short one of its own if that path is longer than systems take.
 */
final class SocketLocation {
    /** Linux takes 107 bytes, others 103. */
    private static final int MOST_BYTES = 100;

    private SocketLocation() {}

    /** A path at which nothing stands. The folder around it is the user's alone before the socket is there. */
    static Path of(RunFolder folder) throws IOException {
        var inFolder = folder.socket().toAbsolutePath();
        if (inFolder.toString().getBytes(UTF_8).length <= MOST_BYTES) {
            // Whoever holds the run's lease may clear away what a runner before has left.
            Files.deleteIfExists(inFolder);
            return inFolder;
        }
        var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
        return Files.createTempDirectory("cutover-", owner).resolve("s");
    }

    /** Clears away what {@link #of} has made. */
    static void clear(Path socket, RunFolder folder) throws IOException {
        Files.deleteIfExists(socket);
        var parent = socket.getParent();
        if (parent != null && !parent.equals(folder.path().toAbsolutePath())) {
            Files.deleteIfExists(parent);
        }
    }
}
