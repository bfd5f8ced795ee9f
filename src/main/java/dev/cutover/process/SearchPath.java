package dev.cutover.process;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds programs as a shell does, and explains why one is not found. */
final class SearchPath {
    private SearchPath() {}

    /** The file of a program: relative to {@code base} if its name has a slash, otherwise on the search path. */
    static Path resolve(String name, Path base, String path) throws NotStartedException {
        if (!name.contains("/")) {
            return find(name, path)
                    .orElseThrow(() -> new NotStartedException(
                            "there is no program `" + name + "` on the search path (" + path + ")"));
        }
        Path file = base.resolve(name).normalize();
        if (!Files.isRegularFile(file)) {
            throw new NotStartedException("there is no program " + file);
        }
        if (!Files.isExecutable(file)) {
            throw new NotStartedException(file + " may not be executed: chmod +x " + file);
        }
        return file.toAbsolutePath();
    }

    /** The first executable file of that name; relative entries of the path are ignored. */
    static Optional<Path> find(String name, String path) {
        return Stream.of(path.split(":", -1))
                .filter(folder -> folder.startsWith("/"))
                .flatMap(folder -> in(folder, name))
                .findFirst();
    }

    private static Stream<Path> in(String folder, String name) {
        try {
            return Stream.of(Path.of(folder, name))
                    .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file));
        } catch (InvalidPathException e) {
            return Stream.empty();
        }
    }
}
