package dev.cutover.connector.command;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What a system reaches through its programs that change something: a program of the user's own is named by its real
 * path; one that is found in {@code PATH}, such as {@code ssh} or {@code kubectl}, by its fixed arguments as well,
 * since it reaches whatever these say. A script that such a program is given counts as the program. The values of
 * {@code env} and a {@code cwd} belong to the name, because they tell one target from another. Immutable and
 * thread-safe.
 */
final class ReachedPrograms {
    private static final String PATH = "PATH";
    private static final String SECRET = "${secret:";

    private final ProgramEnvironment programEnvironment;
    private final Map<String, String> variables;
    private final Path base;
    private final Path folder;

    ReachedPrograms(ProgramEnvironment programEnvironment, Map<String, String> variables, Path base) {
        this.programEnvironment = programEnvironment;
        this.variables = Map.copyOf(variables);
        this.base = base.toAbsolutePath();
        this.folder = programEnvironment.folder(this.base);
    }

    List<String> of(CommandSettings settings) {
        var reached = new TreeSet<String>();
        settings.operations().values().stream()
                .filter(operation -> !operation.described().reads())
                .forEach(operation -> add(operation.program(), reached));
        settings.router().ifPresent(router -> add(router.set(), reached));
        return List.copyOf(reached);
    }

    private void add(ProgramSpec program, Set<String> reached) {
        var fixed = program.argv().stream()
                .map(argument -> argument.isLiteral() ? Optional.of(argument.fill(Map.of())) : Optional.<String>empty())
                .toList();
        if (fixed.isEmpty() || fixed.get(0).isEmpty()) {
            return;
        }
        String name = fixed.get(0).orElseThrow();
        var arguments = fixed.stream().skip(1).flatMap(Optional::stream).toList();
        var own = new TreeMap<>(programEnvironment.env());
        own.putAll(program.env());
        own.values().removeIf(value -> value.contains(SECRET));
        var details = new ArrayList<String>();
        own.forEach((variable, value) -> details.add(variable + "=" + value));
        if (!programEnvironment.folder().isEmpty()) {
            details.add("in " + real(folder));
        }
        reached.add("command " + target(name, arguments, own)
                + (details.isEmpty() ? "" : " (" + String.join(", ", details) + ")"));
    }

    private String target(String name, List<String> arguments, Map<String, String> own) {
        String path = own.getOrDefault(PATH, variables.getOrDefault(PATH, ""));
        Path program = name.contains("/") ? real(base.resolve(name)) : real(found(name, path));
        if (name.contains("/") && folders(path).noneMatch(place -> place.equals(program.getParent()))) {
            return program.toString();
        }
        return arguments.stream()
                .flatMap(argument -> script(argument).stream())
                .findFirst()
                .map(Path::toString)
                .orElseGet(() -> (program + " " + String.join(" ", arguments)).strip());
    }

    /** A file below the environment's folders that the argument names. */
    private Optional<Path> script(String argument) {
        try {
            return Optional.of(folder.resolve(argument))
                    .filter(file -> !argument.isEmpty() && !argument.startsWith("-") && Files.isRegularFile(file))
                    .map(ReachedPrograms::real);
        } catch (InvalidPathException notAFile) {
            return Optional.empty();
        }
    }

    private static Path found(String name, String path) {
        return folders(path)
                .map(place -> place.resolve(name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(Path.of(name));
    }

    private static Stream<Path> folders(String path) {
        return Arrays.stream(path.split(File.pathSeparator))
                .filter(place -> place.startsWith("/"))
                .map(Path::of)
                .map(ReachedPrograms::real);
    }

    private static Path real(Path file) {
        try {
            return file.toRealPath();
        } catch (IOException missing) {
            return file.normalize();
        }
    }
}
