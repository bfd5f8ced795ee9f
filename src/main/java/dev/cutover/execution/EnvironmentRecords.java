package dev.cutover.execution;

import dev.cutover.engine.context.ConnectedSystems;
import dev.cutover.engine.reconcile.ReconciliationMasking;
import dev.cutover.engine.time.WallTime;
import dev.cutover.execution.connection.ConnectorPlace;
import dev.cutover.execution.connection.OpenConnectors;
import dev.cutover.execution.definition.EnvironmentDefinition;
import dev.cutover.execution.definition.HomeConnectors;
import dev.cutover.execution.definition.SecretSources;
import dev.cutover.execution.process.ProcessEnvironment;
import dev.cutover.execution.process.ScratchFolder;
import dev.cutover.journal.Home;
import dev.cutover.journal.Sha256;
import dev.cutover.model.SystemId;
import dev.cutover.problem.ExitCode;
import dev.cutover.problem.ProblemException;
import dev.cutover.run.comparison.ComparisonResult;
import dev.cutover.secret.Secrets;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.RecordSet;
import dev.cutover.spi.Records;
import dev.cutover.spi.sums.BucketSums;
import dev.cutover.yaml.Parsed;
import dev.cutover.yaml.shape.Suggestion;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The record sets of some systems of an environment, connected without a run, and only read. Always on the wall clock,
 * whatever pace the environment has. Not thread-safe.
 */
public final class EnvironmentRecords implements AutoCloseable {
    private final EnvironmentDefinition definition;
    private final Secrets secrets;
    private final ScratchFolder folder;
    private final WallTime time;
    private final OpenConnectors openConnectors;
    private final ConnectedSystems connected;

    private EnvironmentRecords(
            EnvironmentDefinition definition,
            Secrets secrets,
            ScratchFolder folder,
            WallTime time,
            OpenConnectors openConnectors) {
        this.definition = definition;
        this.secrets = secrets;
        this.folder = folder;
        this.time = time;
        this.openConnectors = openConnectors;
        this.connected = openConnectors.systems();
    }

    /**
     * Connects these systems and no others.
     *
     * @throws ProblemException if the environment does not bind one of them, or it cannot be connected
     */
    public static EnvironmentRecords connect(
            ProcessEnvironment processEnvironment, Home home, EnvironmentDefinition all, Set<SystemId> systems) {
        var definition = only(all, systems);
        var secrets = SecretSources.of(processEnvironment, home, definition);
        var folder = new ScratchFolder();
        var time = WallTime.real(WallTime.today());
        try {
            var openConnectors = OpenConnectors.reporting((system, why) -> {
                        throw why;
                    })
                    .connect(
                            definition,
                            HomeConnectors.of(home),
                            secrets,
                            time,
                            new ConnectorPlace(folder.path(), 0, false));
            return new EnvironmentRecords(definition, secrets, folder, time, openConnectors);
        } catch (RuntimeException failed) {
            time.close();
            folder.close();
            throw failed;
        }
    }

    private static EnvironmentDefinition only(EnvironmentDefinition all, Set<SystemId> systems) {
        var environment = all.environment().value();
        var kept = new LinkedHashMap<>(environment.systems());
        for (var system : systems) {
            if (!kept.containsKey(system)) {
                throw new ProblemException(
                        ExitCode.USAGE,
                        all.file() + " has no system '" + system + "'",
                        Suggestion.hint(
                                system.value(),
                                kept.keySet().stream().map(SystemId::value).toList(),
                                "systems"));
            }
        }
        kept.keySet().retainAll(systems);
        var smaller = environment.binding(kept, environment.connectors());
        return new EnvironmentDefinition(
                all.file(), new Parsed<>(smaller, all.environment().positions()), all.base());
    }

    /**
     * The reader of a system's record sets.
     *
     * @throws ProblemException if it has none
     */
    public Records records(SystemId system) {
        return connected
                .find(system, Records.class)
                .orElseThrow(() -> new ProblemException(
                        ExitCode.USAGE,
                        "system '" + system + "' has no record sets",
                        "`cutover connectors` shows what each connector can do; this one is bound in "
                                + definition.file()));
    }

    /** What adds up its rows where they are; empty if nothing does. */
    public Optional<BucketSums> sums(SystemId system) {
        return connected.find(system, BucketSums.class);
    }

    /**
     * One of its record sets, with all its columns.
     *
     * @throws ProblemException if there is none of that name, or its system cannot be asked
     */
    public RecordSet set(SystemId system, String name) throws InterruptedException {
        var records = records(system);
        var known = records.set(name);
        if (known.isPresent() && known.get().partial()) {
            try {
                return records.described(name);
            } catch (ConnectorException e) {
                throw new ProblemException(
                        ExitCode.INCOMPLETE,
                        system + "." + name + " could not be read: " + secrets.mask(String.valueOf(e.getMessage())),
                        "nothing is said of what could not be read; the system is bound in " + definition.file(),
                        e);
            }
        }
        return known.orElseThrow(() -> new ProblemException(
                ExitCode.USAGE,
                "system '" + system + "' has no record set '" + name + "'",
                Suggestion.hint(
                        name, records.sets().stream().map(RecordSet::name).toList(), "record sets")));
    }

    /**
     * What tells a system from the one of the same name in another environment: the environment's name, and a digest of
     * the connector and its settings.
     */
    public String identity(SystemId system) {
        var environment = definition.environment().value();
        var binding = Objects.requireNonNull(environment.systems().get(system), system.value());
        var settings = environment.connectors().getOrDefault(binding.connector(), Map.of());
        return environment.name() + " " + Sha256.hex((binding + " " + settings).getBytes(StandardCharsets.UTF_8));
    }

    /** A text without the secrets of the environment. */
    public String masked(String text) {
        return secrets.mask(text);
    }

    /** A result without the secrets of the environment, which rows and the words of systems may have. */
    public ComparisonResult masked(ComparisonResult result) {
        return ReconciliationMasking.of(result, secrets);
    }

    @Override
    public void close() {
        openConnectors.close();
        time.close();
        folder.close();
    }
}
