package dev.cutover.connector.http;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * When each key was first sent, in a folder of the run that survives this process: a service forgets a key after some
 * time, and a repeat would then be taken for a new request. Thread-safe.
 */
final class FirstSendings {
    private final Path folder;

    FirstSendings(Path folder) {
        this.folder = folder;
    }

    /**
     * When the key was first sent: now, if it was not.
     *
     * @return empty if that was noted and cannot be read any more
     */
    Optional<Instant> first(String key, Instant now) throws IOException {
        Files.createDirectories(folder);
        try (var channel = FileChannel.open(file(key), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            channel.write(StandardCharsets.US_ASCII.encode(now.toString()));
            channel.force(true);
            return Optional.of(now);
        } catch (FileAlreadyExistsException known) {
            return noted(key);
        }
    }

    private Optional<Instant> noted(String key) throws IOException {
        try {
            return Optional.of(Instant.parse(Files.readString(file(key)).strip()));
        } catch (DateTimeException | NoSuchFileException cutShort) {
            return Optional.empty();
        }
    }

    /** Forgets a key with which nothing was changed. A note that stays only makes a late repeat be refused. */
    void forget(String key) {
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
