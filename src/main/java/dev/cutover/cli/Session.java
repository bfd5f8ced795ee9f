package dev.cutover.cli;

import dev.cutover.catalog.ConnectorCatalog;
import dev.cutover.console.ConsoleOptions;
import dev.cutover.control.WeightsInForce;
import dev.cutover.engine.RunOptions;
import dev.cutover.engine.operator.CommandPort;
import dev.cutover.engine.operator.RemoteOperator;
import dev.cutover.journal.Home;
import dev.cutover.journal.OpenedRun;
import dev.cutover.model.scenario.ScriptedAnswer;
import dev.cutover.problem.ExitCode;
import dev.cutover.rehearsal.PastDrills;
import dev.cutover.run.fact.RunFact;
import dev.cutover.secret.Secrets;
import dev.cutover.signature.SshKeygen;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Carries an opened run on in this process, with whoever is at the bridge, and says how it came out. */
final class Session {
    private final Surroundings surroundings;
    private final Home home;
    private final ConnectorCatalog catalog;
    private final Secrets secrets;

    Session(Surroundings surroundings, Home home, ConnectorCatalog catalog, Secrets secrets) {
        this.surroundings = surroundings;
        this.home = home;
        this.catalog = catalog;
        this.secrets = secrets;
    }

    /**
     * What the user asked of this process.
     *
     * @param waits whether people at other terminals are waited for
     * @param why why it takes the run, for the record
     * @param first what is said at the desk before anything else
     */
    record Wish(
            RunOptions runOptions,
            List<ScriptedAnswer> answers,
            ConsoleOptions console,
            boolean waits,
            String why,
            Consumer<CommandPort> first) {}

    /** The same, with what earlier runs say of the way back, and somebody to check signatures. */
    private RunOptions options(OpenedRun run, Material material, RunOptions wished) {
        var created = (RunFact.Created) run.events().get(0).fact();
        var past = new RecordedRuns(home, run.journal().folder().run());
        var drills = new PastDrills(material.runbook().value().header().name(), created.mode(), past);
        var keygen = new SshKeygen(surroundings.environment());
        return new RunOptions(wished.parallel(), wished.backOnly(), Optional.of(drills), keygen::refusal);
    }

    /** Lets go of the run as well. Returns the code that the process ends with. */
    ExitCode carryOn(OpenedRun run, Material material, Wish wish) {
        // Before anything is shown: a program that prints a secret may ask for a pass phrase.
        SecretsAtHand.find(material, secrets);
        var bridges =
                new Bridges(surroundings, home, material, run.journal().folder().run());
        // The run is closed before the bridge is: a process that was told to end waits for the bridge only.
        try (var bridge = bridges.open(wish.console(), wish.answers());
                run;
                var doors = new Doors(run.journal())) {
            var crew = new Voyage.Crew(
                    wish.waits() ? new RemoteOperator(bridge.operator()) : bridge.operator(),
                    bridge.listener(),
                    options(run, material, wish.runOptions()),
                    wish.why(),
                    connectedSystems -> connectedSystems,
                    (engine, connectedSystems) -> {
                        doors.open(
                                engine.desk(),
                                new WeightsInForce(material.runbook().value(), connectedSystems));
                        wish.first().accept(engine.desk());
                    });
            var landing = new Voyage(material, catalog, secrets).go(run, crew);
            return bridge.ended(landing.result(), landing.state());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.INTERRUPTED;
        }
    }
}
