package dev.cutover.cli;

import dev.cutover.catalog.ConnectorCatalog;
import dev.cutover.engine.RunListener;
import dev.cutover.engine.time.WallTime;
import dev.cutover.journal.Home;
import dev.cutover.problem.ProblemException;
import dev.cutover.rehearsal.Rehearsal;
import dev.cutover.report.RehearsalRow;
import dev.cutover.yaml.Fit;
import dev.cutover.yaml.ScenarioFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Plays one scenario after the other, and makes a row of each, whatever becomes of it. */
final class Players implements AutoCloseable {
    private static final RunListener SILENT = events -> {};

    private final Surroundings surroundings;
    private final RehearsalStage.Tools tools;
    private final ConnectorCatalog catalog;
    private final Map<String, String> params;

    /** @param params what the user gives to the runbooks' parameters, before what the scenarios do */
    Players(Surroundings surroundings, Home home, Map<String, String> params) {
        this.params = params;
        this.surroundings = surroundings;
        this.catalog = Catalogs.of(home);
        this.tools = new RehearsalStage.Tools(home, catalog, SecretSources.of(surroundings, home));
    }

    RehearsalRow play(String file) throws InterruptedException {
        Instant begun = WallTime.today();
        try {
            byte[] bytes = Materials.bytes(surroundings.path(file), file);
            var setting = ScenarioFile.setting(file, bytes);
            String runbook = beside(file, setting.runbook());
            var given = new TreeMap<>(setting.params());
            given.putAll(params);
            var material = new Materials(surroundings).read(runbook, Optional.of(setting.environment()), given);
            var environment = material.environment().value();
            Fit.require(material.runbook(), material.environment(), new CatalogConnectors(catalog, environment));
            var scenario =
                    ScenarioFile.read(file, bytes, material.runbook().value()).value();
            var stage = new RehearsalStage(tools, material, scenario, SILENT);
            var rehearsed = new Rehearsal(scenario, material.runbook().value(), environment).play(stage);
            return RehearsalRow.of(rehearsed, since(begun), List.of(rehearsed.message()));
        } catch (ProblemException e) {
            return RehearsalRow.broken(file, e, since(begun));
        }
    }

    private static Duration since(Instant begun) {
        return Duration.between(begun, WallTime.today());
    }

    /** A path that is meant from where the scenario's file stands. */
    private static String beside(String file, String given) {
        var folder = Path.of(file).getParent();
        return folder == null ? given : folder.resolve(given).normalize().toString();
    }

    @Override
    public void close() {
        try {
            catalog.close();
        } catch (IOException e) {
            System.getLogger(Players.class.getName()).log(System.Logger.Level.WARNING, "closing the catalogue", e);
        }
    }
}
