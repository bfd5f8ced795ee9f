package dev.cutover.secret;

import dev.cutover.problem.Location;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A program that prints one secret. Immutable.
 *
 * @param argv the program and its arguments; a program with a {@code /} in its name is relative to {@code folder}
 * @param folder its working directory
 * @param timeout how long it may run
 * @param place the place of the command in the environment file
 */
public record SecretCommand(List<String> argv, Path folder, Duration timeout, Location place) {
    public SecretCommand {
        argv = List.copyOf(argv);
    }
}
