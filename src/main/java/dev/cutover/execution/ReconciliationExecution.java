package dev.cutover.execution;

import dev.cutover.catalog.ConnectorCatalog;
import dev.cutover.engine.RunListener;
import dev.cutover.engine.RunOptions;
import dev.cutover.engine.SignatureVerifier;
import dev.cutover.execution.definition.RunDefinition;
import dev.cutover.execution.process.ShutdownHook;
import dev.cutover.journal.Home;
import dev.cutover.journal.OpenedRun;
import dev.cutover.problem.ExitCode;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.ledger.RunState;
import dev.cutover.runlog.LogDetail;
import dev.cutover.secret.Secrets;
import java.util.Optional;

/**
 * Executes a run that is a reconciliation on its own, in this process and without people: nothing is asked. Told to
 * end, it leaves the run, which can be resumed.
 */
public final class ReconciliationExecution {
    private final Home home;
    private final ConnectorCatalog catalog;
    private final Secrets secrets;

    public ReconciliationExecution(Home home, ConnectorCatalog catalog, Secrets secrets) {
        this.home = home;
        this.catalog = catalog;
        this.secrets = secrets;
    }

    /**
     * What became of it.
     *
     * @param code of the process
     * @param message why it has not passed; empty if it has
     */
    public record Outcome(ExitCode code, RunState state, String message) {}

    /**
     * Executes the run, then closes it.
     *
     * @param runDefinition reduced to its step
     * @param why why this process takes the run, for the record
     */
    public Outcome run(OpenedRun run, RunDefinition runDefinition, String why, RunListener listener)
            throws InterruptedException {
        var unattended = new UnattendedOperator();
        var shutdownHook = ShutdownHook.keep(unattended::leave);
        try (run) {
            var participants = new RunExecution.Participants(
                    unattended,
                    listener,
                    options(run, runDefinition),
                    why,
                    LogDetail.INFO,
                    connectedSystems -> connectedSystems,
                    (engine, connectedSystems) -> {});
            var done = new RunExecution(runDefinition, catalog, secrets).execute(run, participants);
            var state = done.state();
            return state.ended().isPresent()
                    ? new Outcome(ReconciliationEnd.code(state), state, ReconciliationEnd.why(state))
                    : new Outcome(done.result().code(), state, done.result().message());
        } finally {
            shutdownHook.fulfilled();
        }
    }

    /** With what other runs have on record: who was right when an order was placed follows from their weights. */
    private RunOptions options(OpenedRun run, RunDefinition runDefinition) {
        var created = (RunFact.Created) run.events().get(0).fact();
        var asking = RecordedReconciliations.Asking.of(
                created, runDefinition.environment().value().live());
        var past = new RecordedRuns(home, run.journal().folder().run());
        return new RunOptions(
                RunOptions.DEFAULT.parallel(),
                false,
                Optional.empty(),
                Optional.of(new RecordedReconciliations(past, asking)),
                SignatureVerifier.NONE);
    }
}
