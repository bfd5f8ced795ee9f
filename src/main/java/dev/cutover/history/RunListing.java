package dev.cutover.history;

import dev.cutover.history.memory.ListedRun;
import dev.cutover.journal.Home;
import dev.cutover.journal.inbox.RequestInbox;
import dev.cutover.problem.ProblemException;
import dev.cutover.query.RunnerStatus;
import dev.cutover.run.RunId;
import java.util.List;
import java.util.Optional;

/**
 * One run among others.
 *
 * @param recorded empty if its record cannot be read
 * @param carrier the process that runs it, as it is now
 * @param inbox how many requests wait for the next runner
 * @param trouble why it cannot be read or trusted; empty if it can
 */
public record RunListing(
        RunId run, Optional<ListedRun> recorded, Optional<RunnerStatus> carrier, int inbox, String trouble) {

    /**
     * All runs and rehearsals of a home, the newest first. A record that cannot be read is listed as such, beside the
     * others.
     */
    public static Listed all(Home home) {
        var found = HomeHistory.of(home).listed(home.runs());
        return new Listed(found.runs().stream().map(known -> of(home, known)).toList(), found.notes());
    }

    /**
     * All of them.
     *
     * @param notes what was out of the ordinary with the index, for a person; none as a rule
     */
    public record Listed(List<RunListing> runs, List<String> notes) {}

    /** Whether {@code cutover rehearse} made it; false if it cannot be read: someone must look at it. */
    public boolean isRehearsal() {
        return recorded.filter(known -> known.origin().rehearsal()).isPresent();
    }

    /** Whether it is a reconciliation on its own, made by {@code cutover reconcile}. */
    public boolean isReconciliation() {
        return recorded.filter(known -> known.origin().only().isPresent()).isPresent();
    }

    private static RunListing of(Home home, Recollection<ListedRun> found) {
        var run = found.run();
        if (found.known().isEmpty()) {
            return new RunListing(run, Optional.empty(), Optional.empty(), 0, found.trouble());
        }
        try {
            return of(home, found.known().orElseThrow());
        } catch (ProblemException e) {
            return new RunListing(
                    run,
                    Optional.empty(),
                    Optional.empty(),
                    0,
                    e.problems().get(0).message());
        }
    }

    private static RunListing of(Home home, ListedRun listed) {
        var run = listed.run();
        boolean needsNoRunner = listed.progress().ending().isPresent()
                || listed.origin().isDryRun()
                || listed.origin().rehearsal();
        return new RunListing(
                run,
                Optional.of(listed),
                Optional.of(RunnerStatus.of(
                        home, run, needsNoRunner, listed.progress().at())),
                RequestInbox.of(home, run).contents().requests().size(),
                listed.progress().trouble());
    }
}
