package dev.cutover.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A program to be started, without a shell in between: each argument arrives as it stands.
 *
 * @param argv the program and its arguments; a program named with a {@code /} is meant from {@code base}, another one
 *     is looked up in the {@code PATH} of {@code environment}
 * @param base the folder that a relative program is meant from
 * @param folder the working directory
 * @param environment all of its environment; nothing is inherited
 * @param stdin what it reads; empty is an end of file at once
 * @param marked lines of its outputs that are heard at once, and not kept
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

    /** A program of whose outputs everything is kept. */
    public Program(
            List<String> argv, Path base, Path folder, Map<String, String> environment, String stdin, Limits limits) {
        this(argv, base, folder, environment, stdin, limits, Optional.empty());
    }

    /**
     * Lines that a program says something by while it is at work.
     *
     * @param marker how they begin; not empty, in one line
     * @param listener gets what stands behind the marker, on a thread that reads the output: it must not wait or throw
     */
    public record Marked(String marker, Consumer<String> listener) {}

    /** The program as it was named. */
    public String name() {
        return argv.get(0);
    }

    /**
     * What a program may take. Times are the wall's: a program knows no other.
     *
     * @param time how long it may run; empty for as long as the caller's thread is not interrupted
     * @param grace what it gets between TERM and KILL
     * @param keep bytes that are kept of each of its two outputs
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
