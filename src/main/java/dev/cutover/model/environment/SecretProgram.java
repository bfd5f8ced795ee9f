package dev.cutover.model.environment;

import java.time.Duration;
import java.util.List;

/**
 * A program that prints a secret, as an environment names it. There is no shell: each argument arrives as it stands.
 *
 * @param command the program and its arguments; never empty
 * @param timeout how long it may run
 */
public record SecretProgram(List<String> command, Duration timeout) {
    /** For a program of which nothing else is said. */
    public static final Duration USUAL_TIMEOUT = Duration.ofSeconds(30);

    public SecretProgram {
        command = List.copyOf(command);
        if (command.isEmpty()) {
            throw new IllegalArgumentException("a command needs a program");
        }
    }
}
