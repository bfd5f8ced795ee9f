package dev.cutover.control;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cutover.journal.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The location of a run's socket: in the run's folder, or in a temporary folder if that path is too long for a socket.
 */
final class SocketLocation {
    /** The longest path of a socket: Linux allows 107 bytes, other systems 103. */
    private static final int MOST_BYTES = 100;

    private SocketLocation() {}

    /** A path at which no file exists, in a folder that only the user can access. */
    static Path of(RunFolder folder) throws IOException {
        var inFolder = folder.socket().toAbsolutePath();
        if (inFolder.toString().getBytes(UTF_8).length <= MOST_BYTES) {
            // The holder of the run's lease may delete the socket of an earlier runner.
            Files.deleteIfExists(inFolder);
            return inFolder;
        }
        var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
        return Files.createTempDirectory("cutover-", owner).resolve("s");
    }

    /** Deletes what {@link #of} has created. */
    static void clear(Path socket, RunFolder folder) throws IOException {
        Files.deleteIfExists(socket);
        var parent = socket.getParent();
        if (parent != null && !parent.equals(folder.path().toAbsolutePath())) {
            Files.deleteIfExists(parent);
        }
    }
}
