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
 * What makes a run dry: the systems, the people and the runbook that the engine is given in place of the real ones. Not
 * thread-safe.
 */
public final class DryRun {
    private final Runbook runbook;
    private final RunClock wall;
    private final Duration repeats;
    private final DryRunNotes dryRunNotes = new DryRunNotes();

    /**
     * A dry run.
     *
     * @param wall the wall's time
     * @param repeats how long, by the wall, what a system has measured counts as measured just now; zero to ask anew
     *     each time
     */
    public DryRun(Runbook runbook, RunClock wall, Duration repeats) {
        this.runbook = runbook;
        this.wall = wall;
        this.repeats = repeats;
    }

    /** The runbook, without what cannot be judged where nothing is changed. */
    public Runbook runbook() {
        return DryRunbook.of(runbook);
    }

    /** The same systems, to be read only. They still belong to whoever opened them. */
    public ConnectedSystems over(ConnectedSystems real) {
        var outputPlaceholders = OutputPlaceholders.of(runbook);
        var dry = new LinkedHashMap<SystemId, Connector>();
        real.connectors().forEach((system, connector) -> {
            var hints = new SystemHints(system, outputPlaceholders, dryRunNotes::say);
            dry.put(system, new DryConnector(connector, hints, new RecentMeasurements(wall, repeats)));
        });
        return new ConnectedSystems(dry);
    }

    /**
     * Answers whatever people would be asked while all is well.
     *
     * @param user the operating-system user who has begun it
     * @param pastRed whether red gates and failed steps are passed as well, each by name
     */
    public Operator operator(RunId run, String user, boolean pastRed) {
        return new AssumedAnswers(runbook, new AssumedAnswers.Session(run, user, pastRed), dryRunNotes);
    }
}
