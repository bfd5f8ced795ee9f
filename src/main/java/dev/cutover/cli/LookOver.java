package dev.cutover.cli;

import dev.cutover.catalog.ConnectorCatalog;
import dev.cutover.engine.time.WallTime;
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
 * Looks over all systems that an environment binds for a runbook, without a run. On the wall's clock, whatever clock
 * runs in this environment have: the systems are asked here and now.
 */
final class LookOver {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final Material material;
    private final ConnectorCatalog catalog;
    private final Secrets secrets;

    LookOver(Material material, ConnectorCatalog catalog, Secrets secrets) {
        this.material = material;
        this.catalog = catalog;
        this.secrets = secrets;
    }

    /** If it is interrupted, or the process told to end, all that it has begun is ended too. */
    SystemReadiness now() throws InterruptedException {
        var caller = Thread.currentThread();
        var lastWish = LastWish.keep(caller::interrupt);
        var refused = new HashMap<SystemId, SystemReport>();
        try (var folder = new ScratchFolder();
                var time = WallTime.real(WallTime.today());
                var connections = Connections.telling((system, why) -> refused.put(system, refused(system, why)))
                        .connect(material, catalog, secrets, time, new RunContext.Place(folder.path(), 0, false));
                var crew = new Crew()) {
            var environment = material.environment().value();
            var uses = Requirements.of(material.runbook().value(), environment.values());
            var examined = new ParallelChecks(time, crew, LIMIT)
                    .of(named(this::isBound), connections.systems().connectors(), uses);
            return new SystemReadiness(
                    material.runbook().value().header().name(),
                    environment.name(),
                    examined.stream()
                            .map(one -> masked(refused.getOrDefault(one.system(), one)))
                            .toList(),
                    named(Predicate.not(this::isBound)));
        } finally {
            lastWish.fulfilled();
        }
    }

    /** A secret that is not there, or settings that its connector cannot do anything with. */
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
        return material.environment().value().systems().containsKey(system);
    }

    private List<SystemId> named(Predicate<SystemId> which) {
        return material.runbook().value().inventory().systems().keySet().stream()
                .filter(which)
                .toList();
    }
}
