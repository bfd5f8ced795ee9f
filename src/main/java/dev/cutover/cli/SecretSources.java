package dev.cutover.cli;

import dev.cutover.journal.Home;
import dev.cutover.secret.CommandSource;
import dev.cutover.secret.EnvironmentSource;
import dev.cutover.secret.FolderSource;
import dev.cutover.secret.ReferencedSecrets;
import dev.cutover.secret.SecretPrograms;
import dev.cutover.secret.Secrets;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Where the operator keeps secrets. One that the environment file names a program for is printed by that program alone,
 * unless {@code CUTOVER_SECRET_NAME} is set; any other comes from environment variables, then from files below the
 * home's {@code secrets} folder.
 *
 * <p>Only what reaches systems asks for secrets, and so starts programs; it keeps what is made here for as long as its
 * command lives, so that no program is started twice.
 */
final class SecretSources {
    private SecretSources() {}

    static Secrets of(Surroundings surroundings, Home home, Material material) {
        return of(surroundings, home, material, programs(surroundings));
    }

    /** With programs that other environments of the same command share. */
    static Secrets of(Surroundings surroundings, Home home, Material material, SecretPrograms programs) {
        var variables = surroundings.environment();
        return new ReferencedSecrets(List.of(
                EnvironmentSource.unmistakable(variables),
                commands(material, programs),
                EnvironmentSource.plain(variables),
                new FolderSource(home.root().resolve("secrets"))));
    }

    /** A process that is told to end ends the program that it waits for. */
    static SecretPrograms programs(Surroundings surroundings) {
        return new SecretPrograms(
                surroundings.environment(), () -> LastWish.keep(Thread.currentThread()::interrupt)::fulfilled);
    }

    private static CommandSource commands(Material material, SecretPrograms programs) {
        var environment = material.environment();
        var commands = new LinkedHashMap<String, CommandSource.Command>();
        environment
                .value()
                .secrets()
                .forEach((name, program) -> commands.put(
                        name,
                        new CommandSource.Command(
                                program.command(),
                                material.base().toAbsolutePath(),
                                program.timeout(),
                                environment.positions().of("secrets", name, "command"))));
        return new CommandSource(commands, programs);
    }
}
