package dev.cutover.execution.definition;

import dev.cutover.execution.process.ProcessEnvironment;
import dev.cutover.execution.process.ShutdownHook;
import dev.cutover.journal.Home;
import dev.cutover.model.environment.SecretFile;
import dev.cutover.model.environment.SecretProgram;
import dev.cutover.secret.CommandSource;
import dev.cutover.secret.EnvironmentSource;
import dev.cutover.secret.FolderSource;
import dev.cutover.secret.NamedFileSource;
import dev.cutover.secret.ReferencedSecrets;
import dev.cutover.secret.SecretCommand;
import dev.cutover.secret.SecretPrograms;
import dev.cutover.secret.SecretSource;
import dev.cutover.secret.Secrets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;

/**
 * The sources of secrets. If the environment file names a program or a file for a secret, it comes only from there,
 * unless {@code CUTOVER_SECRET_NAME} is set. Any other secret comes from the folder that the environment file names,
 * then from environment variables, then from files in the home's {@code secrets} folder.
 *
 * <p>Only commands that reach systems look up secrets, and so start programs. A command uses one
 * {@link SecretPrograms}, so that no program is started twice.
 */
public final class SecretSources {
    private SecretSources() {}

    public static Secrets of(ProcessEnvironment processEnvironment, Home home, RunDefinition runDefinition) {
        return of(processEnvironment, home, runDefinition, programs(processEnvironment));
    }

    /** Those of an environment that is used without a runbook. */
    public static Secrets of(ProcessEnvironment processEnvironment, Home home, EnvironmentDefinition environment) {
        return of(processEnvironment, home, environment, programs(processEnvironment));
    }

    /** The same, with programs that all environments of one command share. */
    public static Secrets of(
            ProcessEnvironment processEnvironment, Home home, RunDefinition runDefinition, SecretPrograms programs) {
        return of(processEnvironment, home, runDefinition.bound(), programs);
    }

    private static Secrets of(
            ProcessEnvironment processEnvironment,
            Home home,
            EnvironmentDefinition environment,
            SecretPrograms programs) {
        var variables = processEnvironment.environment();
        var sources = new ArrayList<SecretSource>();
        sources.add(EnvironmentSource.unmistakable(variables));
        sources.add(commands(environment, programs));
        sources.add(files(environment));
        environment
                .environment()
                .value()
                .secretsFolder()
                .ifPresent(folder -> sources.add(new FolderSource(resolved(environment, folder))));
        sources.add(EnvironmentSource.plain(variables));
        sources.add(new FolderSource(home.root().resolve("secrets")));
        return new ReferencedSecrets(sources);
    }

    /** If the process is told to end, the secret program that it waits for is ended too. */
    public static SecretPrograms programs(ProcessEnvironment processEnvironment) {
        return new SecretPrograms(
                processEnvironment.environment(),
                () -> ShutdownHook.keep(Thread.currentThread()::interrupt)::fulfilled);
    }

    private static CommandSource commands(EnvironmentDefinition definition, SecretPrograms programs) {
        var environment = definition.environment();
        var commands = new LinkedHashMap<String, SecretCommand>();
        environment.value().secrets().forEach((name, secretPlace) -> {
            if (secretPlace instanceof SecretProgram program) {
                commands.put(
                        name,
                        new SecretCommand(
                                program.command(),
                                definition.base().toAbsolutePath(),
                                program.timeout(),
                                environment.positions().of("secrets", name, "command")));
            }
        });
        return new CommandSource(commands, programs);
    }

    private static NamedFileSource files(EnvironmentDefinition definition) {
        var files = new LinkedHashMap<String, Path>();
        definition.environment().value().secrets().forEach((name, secretPlace) -> {
            if (secretPlace instanceof SecretFile secretFile) {
                files.put(name, resolved(definition, secretFile.file()));
            }
        });
        return new NamedFileSource(files);
    }

    private static Path resolved(EnvironmentDefinition definition, String path) {
        return definition.base().toAbsolutePath().resolve(path).normalize();
    }
}
