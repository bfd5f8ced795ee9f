package dev.cutover.signature;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A folder of one's own for as long as a program needs files, and no longer. */
final class SigningFolder implements AutoCloseable {
    private final Path folder;
    private final List<Path> files = new ArrayList<>();

    SigningFolder() throws IOException {
        folder = Files.createTempDirectory("cutover-");
    }

    /** The file's whole name. */
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
