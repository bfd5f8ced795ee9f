package dev.cutover.model.environment;

import java.time.Duration;
import java.util.List;

/**
 * A program that prints a secret, as an environment names it. It is started without a shell: arguments are passed
 * unchanged.
 *
 * @param command the program and its arguments; never empty
 * @param timeout how long it may run
 */
public record SecretProgram(List<String> command, Duration timeout) implements SecretPlace {
    /** The timeout of a program that sets none. */
    public static final Duration USUAL_TIMEOUT = Duration.ofSeconds(30);

    public SecretProgram {
        command = List.copyOf(command);
        if (command.isEmpty()) {
            throw new IllegalArgumentException("a command needs a program");
        }
    }
}
