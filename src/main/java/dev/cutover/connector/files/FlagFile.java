package dev.cutover.connector.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;

/** A flag: a small file that is there, whole, or not. Its owner lets one thread at a time write it. */
record FlagFile(Path file) {
    private static final int LONGEST = 1 << 20;

    /** What it says; empty if it is not set. */
    Optional<FlagContent> read() throws IOException {
        return text().map(FlagContent::parse);
    }

    /** All of it; empty if it is not set. */
    Optional<String> text() throws IOException {
        try (var in = Files.newInputStream(file)) {
            return Optional.of(new String(in.readNBytes(LONGEST), StandardCharsets.UTF_8));
        } catch (NoSuchFileException notSet) {
            return Optional.empty();
        }
    }

    /** Puts it in place by renaming a file that the disk has. If this fails, the flag is as it was. */
    void set(String text) throws IOException {
        var fresh = file.resolveSibling("." + file.getFileName() + ".new");
        try {
            var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            try (var channel = FileChannel.open(
                    fresh,
                    Set.of(
                            StandardOpenOption.WRITE,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.TRUNCATE_EXISTING))) {
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
        forceFolder(file);
    }

    /** Returns whether it was set. */
    boolean clear() throws IOException {
        boolean wasSet = Files.deleteIfExists(file);
        forceFolder(file);
        return wasSet;
    }

    /**
     * Names in a folder survive a power cut once the folder is on the disk, too. The change itself is made by then, so
     * a fault here leaves it in doubt.
     */
    static void forceFolder(Path file) throws IOException {
        try (var folder = FileChannel.open(file.resolveSibling("."), StandardOpenOption.READ)) {
            folder.force(true);
        } catch (IOException e) {
            throw new IOException("the folder was not forced to the disk", e);
        }
    }
}
