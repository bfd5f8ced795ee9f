package dev.cutover.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A program to start, without a shell: arguments are passed unchanged.
 *
 * @param argv the program and its arguments; a program with a {@code /} in its name is relative to {@code base}, any
 *     other is looked up in the {@code PATH} of {@code environment}
 * @param base the folder that a relative program name starts from
 * @param folder the working directory
 * @param environment its whole environment; nothing is inherited
 * @param stdin its standard input; if empty, it reads an end of file at once
 * @param marked lines of its outputs that go to a listener at once, and are not kept
 */
public record Program(
        List<String> argv,
        Path base,
        Path folder,
        Map<String, String> environment,
        String stdin,
        Limits limits,
        Optional<Marked> marked) {
    public Program {
        if (argv.isEmpty()) {
            throw new IllegalArgumentException("a program needs a name");
        }
        argv = List.copyOf(argv);
        environment = Map.copyOf(environment);
    }

    /** A program without marked lines. */
    public Program(
            List<String> argv, Path base, Path folder, Map<String, String> environment, String stdin, Limits limits) {
        this(argv, base, folder, environment, stdin, limits, Optional.empty());
    }

    /**
     * Lines by which a program reports while it is running.
     *
     * @param marker the beginning of such a line; not empty, without a line break
     * @param listener receives the rest of the line, on the thread that reads the output: it must not block or throw
     */
    public record Marked(String marker, Consumer<String> listener) {}

    /** The program's name as it was given. */
    public String name() {
        return argv.get(0);
    }

    /**
     * The limits of a program. Times are wall-clock times, because programs know no other clock.
     *
     * @param time how long it may run; if empty, until the caller's thread is interrupted
     * @param grace the time between TERM and KILL
     * @param keep the number of bytes to keep of each of its two outputs
     */
    public record Limits(Optional<Duration> time, Duration grace, int keep) {
        public static final Limits DEFAULT = new Limits(Optional.empty(), Duration.ofSeconds(5), 1 << 20);

        public Limits {
            if (keep < 2 || grace.isNegative()) {
                throw new IllegalArgumentException("a limit must not be negative");
            }
        }
    }
}
