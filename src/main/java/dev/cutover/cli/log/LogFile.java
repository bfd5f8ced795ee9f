package dev.cutover.cli.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** A file that texts are added to, its owner's alone from its creation on. It is made with its first text. */
public record LogFile(Path path) {
    /** The property by which the process knows its home. */
    public static final String HOME = "cutover.home";

    private static final FileAttribute<Set<PosixFilePermission>> OWN =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    /** The log of a home. */
    public static LogFile in(Path home) {
        return new LogFile(home.resolve("cutover.log"));
    }

    /** Adds a text in one write, so that those of two processes do not mix. */
    public void add(String text) throws IOException {
        if (Files.exists(path, LinkOption.NOFOLLOW_LINKS) && !Files.isRegularFile(path)) {
            // Opening a pipe would wait for somebody at its other end.
            throw new IOException(path + " is not a file");
        }
        var options = Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND, LinkOption.NOFOLLOW_LINKS);
        try (ByteChannel channel = Files.newByteChannel(path, options, OWN)) {
            var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        }
    }
}
