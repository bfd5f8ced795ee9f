package dev.cutover.execution.process;

import dev.cutover.problem.ExitCode;
import dev.cutover.problem.FileTrouble;
import dev.cutover.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A private folder for connectors that belong to no run; deleted on close. Not thread-safe. */
public final class ScratchFolder implements AutoCloseable {
    private final Path path;

    public ScratchFolder() {
        try {
            path = Files.createTempDirectory("cutover-");
        } catch (IOException e) {
            throw new ProblemException(
                    ExitCode.ERROR,
                    "cannot create a temporary folder for the check: " + FileTrouble.words(e),
                    "check the disk",
                    e);
        }
    }

    public Path path() {
        return path;
    }

    @Override
    public void close() {
        try (Stream<Path> all = Files.walk(path)) {
            for (var file : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            System.getLogger(ScratchFolder.class.getName())
                    .log(System.Logger.Level.WARNING, "cannot remove " + path + ": " + FileTrouble.words(e));
        }
    }
}
