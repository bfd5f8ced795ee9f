package dev.cutover.cli;

import dev.cutover.catalog.ConnectorCatalog;
import dev.cutover.engine.Options;
import dev.cutover.engine.RunResult;
import dev.cutover.journal.Home;
import dev.cutover.journal.OpenedRun;
import dev.cutover.model.Answer;
import dev.cutover.run.RunState;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Carries an opened run on in this process, with whoever is at the bridge, and says how it came out. */
final class Session {
    private final Surroundings surroundings;
    private final Home home;
    private final ConnectorCatalog catalog;

    Session(Surroundings surroundings, Home home, ConnectorCatalog catalog) {
        this.surroundings = surroundings;
        this.home = home;
        this.catalog = catalog;
    }

    /** What the user asked of this process. */
    record Wish(
            Options options,
            List<Answer> answers,
            boolean plain,
            String why,
            Consumer<dev.cutover.engine.Desk> first) {}

    RunResult carryOn(OpenedRun run, Material material, Wish wish) {
        var state = new RunState();
        run.events().forEach(state::apply);
        var bridges = new Bridges(surroundings, home, run.journal().folder().run());
        try (var bridge = bridges.of(material.runbook().value(), wish)) {
            var options = new Options(wish.options().parallel(), wish.options().backOnly(), Optional.empty());
            var crew = new Voyage.Crew(bridge.operator(), bridge.listener(), options, wish.why(), engine -> {
                bridge.begun(engine);
                wish.first().accept(engine);
            });
            var secrets = SecretSources.of(surroundings, home);
            var result = new Voyage(material, catalog, secrets).go(run, crew);
            bridge.ended(result);
            return result;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new RunResult(dev.cutover.problem.ExitCode.INTERRUPTED, "the process was interrupted");
        }
    }
}
