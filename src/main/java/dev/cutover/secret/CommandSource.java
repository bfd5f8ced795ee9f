package dev.cutover.secret;

import java.util.Map;
import java.util.Optional;

/** Secrets that are printed by the programs that an environment file names, one program a secret. Thread-safe. */
public final class CommandSource implements SecretSource {
    private final Map<String, SecretCommand> commands;
    private final SecretPrograms programs;

    /**
     * A source for the secrets that have a command.
     *
     * @param commands by the names of the secrets
     */
    public CommandSource(Map<String, SecretCommand> commands, SecretPrograms programs) {
        this.commands = Map.copyOf(commands);
        this.programs = programs;
    }

    /**
     * Runs the secret's program. It runs once; later calls get the same result.
     *
     * @throws dev.cutover.problem.ProblemException if the program fails
     */
    @Override
    public Optional<String> find(String name) {
        return Optional.ofNullable(commands.get(name)).map(command -> programs.print(name, command));
    }

    /**
     * Runs the secret's program again. Later calls of {@link #find} get the new value.
     *
     * @throws dev.cutover.problem.ProblemException if the program fails
     */
    @Override
    public Optional<String> findAnew(String name) {
        return Optional.ofNullable(commands.get(name)).map(command -> programs.printAnew(name, command));
    }

    @Override
    public String advice(String name) {
        return "name a program that prints it in the environment file: secrets: { " + name
                + ": { command: [program, argument] } }";
    }
}
