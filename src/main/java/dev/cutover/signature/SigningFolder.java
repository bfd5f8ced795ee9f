package dev.cutover.signature;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A temporary folder for files that {@code ssh-keygen} needs; closing it deletes them. Not thread-safe. */
final class SigningFolder implements AutoCloseable {
    private final Path folder;
    private final List<Path> files = new ArrayList<>();

    SigningFolder() throws IOException {
        folder = Files.createTempDirectory("cutover-");
    }

    /** Writes a file; returns its path. */
    String write(String name, String content) throws IOException {
        var file = folder.resolve(name);
        files.add(file);
        return Files.writeString(file, content).toString();
    }

    @Override
    public void close() throws IOException {
        for (var file : files) {
            Files.deleteIfExists(file);
        }
        Files.deleteIfExists(folder);
    }
}
