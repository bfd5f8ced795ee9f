package dev.cutover.connector.http;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * When each key was first sent, in a folder of the run that survives this process: a service forgets a key after some
 * time, and a repeat would then be taken for a new request. Thread-safe; no other process uses the run meanwhile.
 */
final class FirstSendings {
    private final Path folder;

    FirstSendings(Path folder) {
        this.folder = folder;
    }

    /**
     * When a key was first sent.
     *
     * @param isNew whether it is sent now for the first time, as far as is known
     */
    record Sending(Instant first, boolean isNew) {}

    /** When the key was first sent: now, if it was not. */
    synchronized Sending first(String key, Instant now) throws IOException {
        Files.createDirectories(folder);
        var noted = noted(file(key));
        if (noted.isPresent()) {
            return new Sending(noted.get(), false);
        }
        note(file(key), now);
        return new Sending(now, true);
    }

    /** A note is on the disk before its request leaves: an empty one is of a request that was never sent. */
    private static Optional<Instant> noted(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        String text = Files.readString(file, StandardCharsets.ISO_8859_1).strip();
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
        } catch (DateTimeException e) {
            throw new IOException(
                    file
                            + " does not tell when the request was first sent; if you know that it took no effect, delete it",
                    e);
        }
    }

    /** A note is there whole or not at all, even after a power cut. */
    private void note(Path file, Instant now) throws IOException {
        var temporary = Files.createTempFile(folder, "new", ".tmp");
        try {
            try (var channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                var text = StandardCharsets.US_ASCII.encode(now.toString());
                while (text.hasRemaining()) {
                    channel.write(text);
                }
                channel.force(true);
            }
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            try (var entries = FileChannel.open(folder, StandardOpenOption.READ)) {
                entries.force(true);
            }
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /** Forgets a key with which nothing was changed. A note that stays only makes a late repeat be refused. */
    synchronized void forget(String key) {
        try {
            Files.deleteIfExists(file(key));
        } catch (IOException stays) {
            System.getLogger(FirstSendings.class.getName()).log(System.Logger.Level.DEBUG, "a note stays", stays);
        }
    }

    private Path file(String key) {
        return folder.resolve(Hashes.hex(key, 32));
    }
}
