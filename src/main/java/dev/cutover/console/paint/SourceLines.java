package dev.cutover.console.paint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** The source of the excerpts in a problem report. Called on the thread that paints; need not be thread-safe. */
@FunctionalInterface
public interface SourceLines {
    /** The largest file that is read, in bytes: more than any runbook may have. */
    long MOST_BYTES = 4L << 20;

    /** A line of a file, counted from 1; empty if it cannot be read. */
    Optional<String> line(String file, int number);

    /** Reads the files from disk, by the names in the problems. */
    static SourceLines files() {
        return (file, number) -> {
            try {
                var path = Path.of(file);
                if (number < 1 || !Files.isRegularFile(path) || Files.size(path) > MOST_BYTES) {
                    return Optional.empty();
                }
                try (var lines = Files.lines(path, StandardCharsets.UTF_8)) {
                    return lines.skip(number - 1L).findFirst();
                }
            } catch (IOException | UncheckedIOException | InvalidPathException e) {
                return Optional.empty(); // the report has no excerpt then
            }
        };
    }
}
