package dev.cutover.query;

import dev.cutover.journal.Home;
import dev.cutover.journal.RecordLine;
import dev.cutover.plan.Experience;
import dev.cutover.plan.RunDurations;
import dev.cutover.problem.ProblemException;
import dev.cutover.run.RunId;
import dev.cutover.run.fact.RunFact;
import java.util.ArrayList;
import java.util.Optional;

/** How long past runs of a runbook took, from their records. A record that cannot be read does not count. */
public final class PastDurations {
    /** The most runs that are read: a plan is about the runbook as it is now, and has to be quick. */
    private static final int MOST = 20;

    /** The most records whose first event is read. */
    private static final int MOST_LOOKED_AT = 500;

    private PastDurations() {}

    /** The newest runs, live ones and rehearsals, not dry ones, of a runbook of that name. */
    public static Experience of(Home home, String runbook) {
        var lived = new ArrayList<RunDurations>();
        var runs = home.runs().stream().limit(MOST_LOOKED_AT).iterator();
        while (runs.hasNext() && lived.size() < MOST) {
            var run = runs.next();
            try {
                if (isOf(home, run, runbook)) {
                    lived.add(RunDurations.of(home.events(run)));
                }
            } catch (ProblemException unreadable) {
                System.getLogger(PastDurations.class.getName())
                        .log(System.Logger.Level.WARNING, "run " + run + " does not count as history", unreadable);
            }
        }
        return new Experience(lived);
    }

    private static boolean isOf(Home home, RunId run, String runbook) {
        Optional<RecordLine> first = home.reader(run).first();
        return first.map(line -> line.event().fact())
                .filter(fact -> fact instanceof RunFact.Created created
                        && !created.isDryRun()
                        && created.pinned().runbook().equals(runbook))
                .isPresent();
    }
}
