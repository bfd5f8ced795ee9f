package dev.cutover.execution;

import dev.cutover.catalog.ConnectorCatalog;
import dev.cutover.engine.RunListener;
import dev.cutover.engine.time.WallTime;
import dev.cutover.execution.definition.CatalogConnectors;
import dev.cutover.execution.definition.FitRequirement;
import dev.cutover.execution.definition.HomeConnectors;
import dev.cutover.execution.definition.RelativePaths;
import dev.cutover.execution.definition.RunDefinition;
import dev.cutover.execution.definition.RunDefinitionLoader;
import dev.cutover.execution.definition.SecretRequirement;
import dev.cutover.execution.definition.SecretSources;
import dev.cutover.execution.process.ProcessEnvironment;
import dev.cutover.journal.Home;
import dev.cutover.model.scenario.Scenario;
import dev.cutover.problem.ExitCode;
import dev.cutover.problem.ProblemException;
import dev.cutover.rehearsal.Rehearsal;
import dev.cutover.rehearsal.RehearsalRow;
import dev.cutover.secret.SecretPrograms;
import dev.cutover.words.Durations;
import dev.cutover.words.RunNarrative;
import dev.cutover.yaml.EnvironmentFit;
import dev.cutover.yaml.ScenarioFile;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Plays one scenario after the other, and returns a row for each, even if it fails. */
public final class RehearsalPlayer implements AutoCloseable {
    private static final int LAST_LINES = 12;

    private static final System.Logger LOG = System.getLogger(RehearsalPlayer.class.getName());

    private final ProcessEnvironment processEnvironment;
    private final Home home;
    private final SecretPrograms programs;
    private final ConnectorCatalog catalog;
    private final Map<String, String> params;

    /**
     * A player of scenarios.
     *
     * @param params what the user gives to the runbooks' parameters; it wins over what the scenarios give
     */
    public RehearsalPlayer(ProcessEnvironment processEnvironment, Home home, Map<String, String> params) {
        this.params = params;
        this.processEnvironment = processEnvironment;
        this.catalog = HomeConnectors.of(home);
        this.home = home;
        this.programs = SecretSources.programs(processEnvironment);
    }

    /**
     * Plays one.
     *
     * @param watcher gets the events of its run as they happen
     */
    public RehearsalRow play(String file, RunListener watcher) throws InterruptedException {
        Instant begun = WallTime.today();
        String name = "";
        try {
            byte[] bytes = RunDefinitionLoader.bytes(processEnvironment.path(file), file);
            var setting = ScenarioFile.setting(file, bytes);
            String runbook = RelativePaths.path(file, setting.runbook());
            String bound = RelativePaths.environment(processEnvironment, file, setting.environment());
            var given = new TreeMap<>(setting.params());
            given.putAll(params);
            var runDefinition = new RunDefinitionLoader(processEnvironment).read(runbook, Optional.of(bound), given);
            name = runDefinition.pinned().runbook();
            var environment = runDefinition.environment().value();
            FitRequirement.require(runDefinition, catalog);
            var secrets = SecretSources.of(processEnvironment, home, runDefinition, programs);
            SecretRequirement.require(runDefinition, secrets);
            var scenario = scenario(file, bytes, runDefinition);
            var runNarrative = new RunNarrative(runDefinition.runbook().value());
            var tools = new RehearsalStage.Tools(home, catalog, secrets);
            var stage = new RehearsalStage(tools, runDefinition, scenario, events -> {
                events.forEach(runNarrative::add);
                watcher.happened(events);
            });
            var rehearsalResult =
                    new Rehearsal(scenario, runDefinition.runbook().value().unsigned(), environment).play(stage);
            return RehearsalRow.of(rehearsalResult, name, since(begun), lastLines(runNarrative));
        } catch (ProblemException e) {
            return RehearsalRow.broken(file, name, e, since(begun));
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "rehearsing " + file, e);
            return RehearsalRow.broken(file, name, unexpected(e), since(begun));
        }
    }

    private Scenario scenario(String file, byte[] bytes, RunDefinition runDefinition) {
        var read = ScenarioFile.read(file, bytes, runDefinition.runbook().value());
        var environment = runDefinition.environment();
        var problems = EnvironmentFit.rehearsal(read, environment, new CatalogConnectors(catalog, environment.value()));
        if (!problems.isEmpty()) {
            throw new ProblemException(ExitCode.INVALID, problems);
        }
        return read.value();
    }

    /** An unexpected error in one scenario does not keep the others from being played. */
    private static ProblemException unexpected(RuntimeException e) {
        return new ProblemException(
                ExitCode.ERROR, "a bug in Cutover: " + e, "the log file has the details; please report it", e);
    }

    private static List<String> lastLines(RunNarrative runNarrative) {
        var lines = runNarrative.last();
        return lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()).stream()
                .map(one -> Durations.time(one.at()) + "  " + one.about() + "  " + one.words())
                .toList();
    }

    private static Duration since(Instant begun) {
        return Duration.between(begun, WallTime.today());
    }

    @Override
    public void close() {
        try {
            catalog.close();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "closing the catalogue", e);
        }
    }
}
