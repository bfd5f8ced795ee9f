package dev.cutover.execution.connection;

import dev.cutover.catalog.ConnectorCatalog;
import dev.cutover.engine.context.ConnectedSystems;
import dev.cutover.execution.definition.EnvironmentDefinition;
import dev.cutover.execution.definition.RunDefinition;
import dev.cutover.execution.definition.SystemSettings;
import dev.cutover.model.Binding;
import dev.cutover.model.SystemId;
import dev.cutover.problem.ExitCode;
import dev.cutover.problem.FileTrouble;
import dev.cutover.problem.Problem;
import dev.cutover.problem.ProblemException;
import dev.cutover.secret.Secrets;
import dev.cutover.spi.Connector;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.RunClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/** The connectors of one run, open until they are closed. Not thread-safe. */
public final class OpenConnectors implements AutoCloseable {
    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final Map<SystemId, Connector> connectors = new LinkedHashMap<>();
    private final Map<String, Map<Class<?>, Object>> shared = new HashMap<>();
    private final Map<String, RunConnectorContext> contexts = new HashMap<>();

    private final BiConsumer<SystemId, ProblemException> refused;

    private OpenConnectors(BiConsumer<SystemId, ProblemException> refused) {
        this.refused = refused;
    }

    /**
     * Connects every system of the environment.
     *
     * @throws ProblemException if one of them cannot be connected, or a secret that it needs cannot be found
     */
    public static OpenConnectors open(
            RunDefinition runDefinition,
            ConnectorCatalog catalog,
            Secrets secrets,
            RunClock clock,
            ConnectorPlace place) {
        return new OpenConnectors((system, why) -> {
                    throw why;
                })
                .connect(runDefinition.bound(), catalog, secrets, clock, place);
    }

    /**
     * Connects each system by itself, so that one that cannot be connected does not affect the others.
     *
     * @param refused gets the reason for each system that is left out
     */
    public static OpenConnectors reporting(BiConsumer<SystemId, ProblemException> refused) {
        return new OpenConnectors(refused);
    }

    /** Connects every system of an environment that is used without a runbook, or apart from it. */
    public OpenConnectors connect(
            EnvironmentDefinition definition,
            ConnectorCatalog catalog,
            Secrets secrets,
            RunClock clock,
            ConnectorPlace place) {
        var environment = definition.environment().value();
        var tools = new RunConnectorContext.Shared(clock, catalog, new ConnectorSecrets(secrets, environment));
        try {
            for (var binding : environment.systems().values()) {
                try {
                    connect(SystemSettings.of(binding, environment, secrets), definition, tools, place);
                } catch (ProblemException why) {
                    refused.accept(binding.system(), masked(why, secrets));
                }
            }
        } catch (RuntimeException failed) {
            close();
            throw failed;
        }
        return this;
    }

    /** Masks secrets, since a connector's message about a setting may quote it. */
    private static ProblemException masked(ProblemException why, Secrets secrets) {
        var problems = why.problems().stream()
                .map(problem -> new Problem(
                        secrets.mask(problem.message()), problem.location(), problem.hint(), problem.confidential()))
                .toList();
        if (problems.equals(why.problems())) {
            return why;
        }
        var masked = new ProblemException(why.exitCode(), problems);
        if (why.getCause() instanceof ConnectorException) {
            masked.initCause(new ConnectorException("settings are refused"));
        }
        return masked;
    }

    private void connect(
            Binding binding, EnvironmentDefinition definition, RunConnectorContext.Shared tools, ConnectorPlace place) {
        String type = binding.connector();
        var provider = tools.catalog().provider(type);
        var context = contexts.computeIfAbsent(type, name -> context(name, definition, tools, place));
        try {
            connectors.put(binding.system(), provider.open(binding, context));
        } catch (ConnectorException e) {
            throw new ProblemException(
                    ExitCode.INVALID,
                    "system '" + binding.system() + "' cannot be connected: " + e.getMessage(),
                    "check its settings in " + definition.file(),
                    e);
        } catch (ProblemException told) {
            throw told;
        } catch (RuntimeException mistaken) {
            throw new ProblemException(
                    ExitCode.INVALID,
                    "system '" + binding.system() + "' cannot be connected: its connector '" + type + "' failed with "
                            + mistaken,
                    "check its settings in " + definition.file()
                            + "; if they are right, tell those who maintain the connector",
                    mistaken);
        }
    }

    private RunConnectorContext context(
            String type, EnvironmentDefinition definition, RunConnectorContext.Shared tools, ConnectorPlace place) {
        var folder = place.folder().resolve("connectors").resolve(type);
        try {
            Files.createDirectories(folder, OWNER_ONLY);
        } catch (IOException e) {
            throw new ProblemException(
                    ExitCode.ERROR, "cannot create " + folder + ": " + FileTrouble.words(e), "check the disk", e);
        }
        return new RunConnectorContext(
                tools,
                place,
                new RunConnectorContext.Home(type, folder, definition.base()),
                shared.computeIfAbsent(type, name -> new HashMap<>()));
    }

    /** Leaves what is under way to its end: called before the calls are interrupted. */
    public void leave() {
        connectors.values().forEach(Connector::leave);
    }

    public ConnectedSystems systems() {
        return new ConnectedSystems(connectors);
    }

    @Override
    public void close() {
        connectors.values().forEach(Connector::close);
        for (var things : shared.values()) {
            for (var thing : things.values()) {
                if (thing instanceof AutoCloseable closeable) {
                    close(closeable);
                }
            }
        }
    }

    private static void close(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) {
            System.getLogger(OpenConnectors.class.getName()).log(System.Logger.Level.WARNING, "closing", e);
        }
    }
}
