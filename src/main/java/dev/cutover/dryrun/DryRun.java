package dev.cutover.dryrun;

import dev.cutover.engine.context.ConnectedSystems;
import dev.cutover.engine.operator.Operator;
import dev.cutover.model.Runbook;
import dev.cutover.model.SystemId;
import dev.cutover.run.RunId;
import dev.cutover.spi.Connector;
import dev.cutover.spi.RunClock;
import java.time.Duration;
import java.util.LinkedHashMap;

/**
 * Makes a run dry: supplies the systems, the operator and the runbook that the engine uses in place of the real ones.
 * Not thread-safe.
 */
public final class DryRun {
    private final Runbook runbook;
    private final RunClock wall;
    private final Duration repeats;
    private final DryRunNotes dryRunNotes = new DryRunNotes();

    /**
     * Creates a dry run.
     *
     * @param wall a clock of real time
     * @param repeats how long a measurement is reused, in real time; zero to query the system each time
     */
    public DryRun(Runbook runbook, RunClock wall, Duration repeats) {
        this.runbook = runbook;
        this.wall = wall;
        this.repeats = repeats;
    }

    /** The runbook, without the checks that make no sense when nothing is changed. */
    public Runbook runbook() {
        return DryRunbook.of(runbook);
    }

    /** The same systems, read-only. Whoever opened them still closes them. */
    public ConnectedSystems over(ConnectedSystems real) {
        var outputPlaceholders = OutputPlaceholders.of(runbook);
        var dry = new LinkedHashMap<SystemId, Connector>();
        real.connectors().forEach((system, connector) -> {
            var hints = new SystemHints(system, outputPlaceholders, dryRunNotes::say);
            dry.put(system, new DryConnector(connector, hints, new RecentMeasurements(wall, repeats)));
        });
        return new ConnectedSystems(dry, real.scope());
    }

    /**
     * An operator that answers every question that is not about a failure.
     *
     * @param user the operating-system user who started the dry run
     * @param pastRed whether it also answers questions about red gates and failed steps, by an override
     */
    public Operator operator(RunId run, String user, boolean pastRed) {
        return new AssumedAnswers(runbook, new AssumedAnswers.Session(run, user, pastRed), dryRunNotes);
    }
}
