package dev.cutover.execution;

import dev.cutover.catalog.ConnectorCatalog;
import dev.cutover.engine.time.WallTime;
import dev.cutover.execution.connection.ConnectorPlace;
import dev.cutover.execution.connection.OpenConnectors;
import dev.cutover.execution.definition.RunDefinition;
import dev.cutover.execution.process.ScratchFolder;
import dev.cutover.execution.process.ShutdownHook;
import dev.cutover.execution.process.WorkerThreads;
import dev.cutover.model.SystemId;
import dev.cutover.preflight.ParallelChecks;
import dev.cutover.preflight.Requirements;
import dev.cutover.preflight.SystemReadiness;
import dev.cutover.preflight.SystemReport;
import dev.cutover.problem.ExitCode;
import dev.cutover.problem.ProblemException;
import dev.cutover.secret.Secrets;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.Preflight.Aspect;
import dev.cutover.spi.Preflight.Found;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Checks all systems that an environment binds for a runbook, without a run. Always uses the wall clock, whatever pace
 * the environment has. Not thread-safe.
 */
public final class SystemCheck {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final RunDefinition runDefinition;
    private final ConnectorCatalog catalog;
    private final Secrets secrets;

    public SystemCheck(RunDefinition runDefinition, ConnectorCatalog catalog, Secrets secrets) {
        this.runDefinition = runDefinition;
        this.catalog = catalog;
        this.secrets = secrets;
    }

    /** If it is interrupted, or the process is told to end, everything that it started is ended too. */
    public SystemReadiness now() throws InterruptedException {
        var caller = Thread.currentThread();
        var shutdownHook = ShutdownHook.keep(caller::interrupt);
        var refused = new HashMap<SystemId, SystemReport>();
        try (var folder = new ScratchFolder();
                var time = WallTime.real(WallTime.today());
                var openConnectors = OpenConnectors.reporting(
                                (system, why) -> refused.put(system, refused(system, why)))
                        .connect(
                                runDefinition.bound(),
                                catalog,
                                secrets,
                                time,
                                new ConnectorPlace(folder.path(), 0, false));
                var workerThreads = new WorkerThreads()) {
            var environment = runDefinition.environment().value();
            var uses = Requirements.of(runDefinition.runbook().value(), environment.values());
            var examined = new ParallelChecks(time, workerThreads, LIMIT)
                    .of(named(this::isBound), openConnectors.systems().connectors(), uses);
            return new SystemReadiness(
                    runDefinition.runbook().value().header().name(),
                    environment.name(),
                    examined.stream()
                            .map(one -> masked(refused.getOrDefault(one.system(), one)))
                            .toList(),
                    named(Predicate.not(this::isBound)));
        } finally {
            shutdownHook.fulfilled();
        }
    }

    /** The report on a system whose secret is missing, or whose settings its connector refuses. */
    private static SystemReport refused(SystemId system, ProblemException why) {
        if (why.exitCode() != ExitCode.INVALID) {
            throw why;
        }
        var aspect = why.getCause() instanceof ConnectorException ? Aspect.REACHABLE : Aspect.CREDENTIALS;
        var found = why.problems().stream()
                .map(problem -> problem.message() + (problem.hint().isEmpty() ? "" : "; " + problem.hint()))
                .collect(Collectors.joining("; "));
        return new SystemReport(system, List.of(Found.failed(aspect, found)), List.of());
    }

    private SystemReport masked(SystemReport one) {
        return one.with(secrets::mask);
    }

    private boolean isBound(SystemId system) {
        return runDefinition.environment().value().systems().containsKey(system);
    }

    private List<SystemId> named(Predicate<SystemId> which) {
        return runDefinition.runbook().value().inventory().systems().keySet().stream()
                .filter(which)
                .toList();
    }
}
