package dev.cutover.engine.context;

import dev.cutover.model.StepId;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Folders for files that steps need while they are at work, such as the rows that a comparison has read. They outlive
 * the process, so that the next runner can go on with them, and are removed with the run's end at the latest. Nothing
 * is decided from them: a step whose folder is gone does its work anew. Readable to the user alone. Thread-safe.
 */
public final class WorkFolders {
    private final Optional<Path> ofRun;
    private @Nullable Path temporary;

    /**
     * The folders of a run.
     *
     * @param ofRun where they are; without it, they are among the temporary files, and no other process finds them
     */
    public WorkFolders(Optional<Path> ofRun) {
        this.ofRun = ofRun;
    }

    /** The folder of an attempt; it need not be there yet, and the one above it is. */
    public Path of(StepId step, int attempt) throws IOException {
        return parent().resolve(step.value() + "-" + attempt);
    }

    /** Removes what earlier attempts of a step have left. */
    public void removeBefore(StepId step, int attempt) throws IOException {
        for (int earlier = attempt - 1; earlier > 0; earlier--) {
            remove(of(step, earlier));
        }
    }

    private synchronized Path parent() throws IOException {
        if (ofRun.isPresent()) {
            var folder = ofRun.orElseThrow();
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
            return folder;
        }
        if (temporary == null) {
            temporary = Files.createTempDirectory("cutover-work-");
        }
        return temporary;
    }

    /** Removes a folder and all that is in it, if it is there. */
    public static void remove(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException why) throws IOException {
                if (why instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw why;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException why) throws IOException {
                Files.deleteIfExists(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /**
     * Removes all of them: the run has ended.
     *
     * @return a sentence that says what could not be removed; empty if nothing is left
     */
    public synchronized Optional<String> removeAll() {
        var folder = ofRun.orElse(temporary);
        temporary = null;
        try {
            if (folder != null) {
                remove(folder);
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of("temporary files are left in " + folder + ": " + e.getMessage());
        }
    }
}
