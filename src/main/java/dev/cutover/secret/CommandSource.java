package dev.cutover.secret;

import java.util.Map;
import java.util.Optional;

/** Secrets that programs print, each secret by a program of its own, as an environment file names it. Thread-safe. */
public final class CommandSource implements SecretSource {
    private final Map<String, SecretCommand> commands;
    private final SecretPrograms programs;

    /**
     * Secrets of these programs, and no others.
     *
     * @param commands by the names of the secrets
     */
    public CommandSource(Map<String, SecretCommand> commands, SecretPrograms programs) {
        this.commands = Map.copyOf(commands);
        this.programs = programs;
    }

    /**
     * As promised; the program runs once, whoever asks again.
     *
     * @throws dev.cutover.problem.ProblemException if the program fails
     */
    @Override
    public Optional<String> find(String name) {
        return Optional.ofNullable(commands.get(name)).map(command -> programs.print(name, command));
    }

    @Override
    public String advice(String name) {
        return "name a program that prints it in the environment file: secrets: { " + name
                + ": { command: [program, argument] } }";
    }
}
