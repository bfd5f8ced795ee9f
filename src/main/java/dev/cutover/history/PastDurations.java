package dev.cutover.history;

import dev.cutover.journal.Home;
import dev.cutover.journal.RecordLine;
import dev.cutover.plan.Experience;
import dev.cutover.plan.RunDurations;
import dev.cutover.problem.ProblemException;
import dev.cutover.run.RunId;
import dev.cutover.run.fact.RunFact;
import java.util.ArrayList;
import java.util.Optional;

/** How long past runs of a runbook took. A record that cannot be read does not count. Stateless. */
public final class PastDurations {
    /** The most runs that are looked at: a plan is about the runbook as it is now, and has to be quick. */
    private static final int MOST = 20;

    /** The most records whose first event is read. */
    private static final int MOST_LOOKED_AT = 500;

    private PastDurations() {}

    /** The newest runs, live ones and rehearsals, not dry ones, of a runbook of that name. */
    public static Experience of(Home home, String runbook) {
        var history = HomeHistory.of(home);
        var candidates = home.runs().stream()
                .limit(MOST_LOOKED_AT)
                .filter(run -> isOf(home, run, runbook))
                .iterator();
        var lived = new ArrayList<RunDurations>();
        while (candidates.hasNext() && lived.size() < MOST) {
            // One that cannot be read makes room for the next.
            var newest = new ArrayList<RunId>();
            while (candidates.hasNext() && lived.size() + newest.size() < MOST) {
                newest.add(candidates.next());
            }
            var found = history.durations(newest);
            found.runs().stream().filter(run -> run.known().isEmpty()).forEach(run -> log(run.run(), run.trouble()));
            lived.addAll(found.known());
        }
        return new Experience(lived);
    }

    private static boolean isOf(Home home, RunId run, String runbook) {
        try {
            Optional<RecordLine> first = home.reader(run).first();
            return first.map(line -> line.event().fact())
                    .filter(fact -> fact instanceof RunFact.Created created
                            && !created.isDryRun()
                            && created.pinned().runbook().equals(runbook))
                    .isPresent();
        } catch (ProblemException unreadable) {
            log(run, unreadable.problems().get(0).message());
            return false;
        }
    }

    private static void log(RunId run, String why) {
        System.getLogger(PastDurations.class.getName())
                .log(System.Logger.Level.WARNING, "run " + run + " does not count as history: " + why);
    }
}
