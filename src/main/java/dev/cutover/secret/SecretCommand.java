package dev.cutover.secret;

import dev.cutover.problem.Location;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A program that prints one secret. Immutable.
 *
 * @param argv the program and its arguments; one named with a {@code /} is meant from {@code folder}
 * @param folder where it works
 * @param timeout how long it may run
 * @param place where the environment file names it
 */
public record SecretCommand(List<String> argv, Path folder, Duration timeout, Location place) {
    public SecretCommand {
        argv = List.copyOf(argv);
    }
}
