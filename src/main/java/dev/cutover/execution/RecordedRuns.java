package dev.cutover.execution;

import com.github.f4b6a3.ulid.Ulid;
import dev.cutover.journal.Home;
import dev.cutover.problem.ProblemException;
import dev.cutover.rehearsal.PastRun;
import dev.cutover.rehearsal.PastRuns;
import dev.cutover.run.IllegalTransition;
import dev.cutover.run.RunId;
import dev.cutover.run.ledger.RunState;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The earlier runs of a home, folded from their records. A record that cannot be read or trusted does not count. */
final class RecordedRuns implements PastRuns {
    /** The most runs that are read; more history adds little. */
    private static final int MOST = 200;

    private final Home home;
    private final RunId asking;

    RecordedRuns(Home home, RunId asking) {
        this.home = home;
        this.asking = asking;
    }

    @Override
    public List<PastRun> of(String runbook) {
        var past = new ArrayList<PastRun>();
        home.runs().stream().filter(run -> !run.equals(asking)).limit(MOST).forEach(run -> add(run, runbook, past));
        return past;
    }

    private void add(RunId run, String runbook, List<PastRun> past) {
        try {
            var state = RunState.of(home.events(run));
            if (state.created().pinned().runbook().equals(runbook)) {
                past.add(new PastRun(
                        Ulid.from(run.value().toUpperCase(Locale.ROOT)).getInstant(), state));
            }
        } catch (ProblemException | IllegalTransition | IllegalArgumentException unreadable) {
            System.getLogger(RecordedRuns.class.getName())
                    .log(System.Logger.Level.WARNING, "run " + run + " does not count as history", unreadable);
        }
    }
}
