package dev.cutover.query;

import dev.cutover.journal.Home;
import dev.cutover.journal.inbox.RequestInbox;
import dev.cutover.problem.ProblemException;
import dev.cutover.run.RunId;
import dev.cutover.run.StepState;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.fact.StepFact;
import dev.cutover.run.ledger.RunState;
import java.util.List;
import java.util.Optional;

/**
 * One run among others.
 *
 * @param recorded empty if its record cannot be read
 * @param inbox how many requests wait for the next runner
 * @param trouble why it cannot be read or trusted; empty if it can
 */
public record RunListing(
        RunId run, Optional<RecordedRun> recorded, Optional<RunnerStatus> carrier, int inbox, String trouble) {

    /**
     * All runs and rehearsals of a home, the newest first. A record that cannot be read is listed as such, beside the
     * others.
     */
    public static List<RunListing> all(Home home) {
        return home.runs().stream().map(run -> of(home, run)).toList();
    }

    /** Whether {@code cutover rehearse} made it; false if it cannot be read: someone must look at it. */
    public boolean isRehearsal() {
        return recorded.filter(known -> known.state().isRehearsal()).isPresent();
    }

    /** The number of overrides: steps that were overridden, and amendments that turned red into green. */
    public static int overridden(RunState state) {
        long steps = state.steps().all().stream()
                .filter(step -> step.state() == StepState.SUCCEEDED && step.how() == StepFact.How.OVERRIDDEN)
                .count();
        long marks =
                state.amendments().stream().filter(RunFact.Amended::overrides).count();
        return Math.toIntExact(steps + marks);
    }

    private static RunListing of(Home home, RunId run) {
        try {
            var recordedRun = RecordedRun.of(home, run);
            var runnerStatus = RunnerStatus.of(home, run, recordedRun.state());
            return new RunListing(
                    run,
                    Optional.of(recordedRun),
                    Optional.of(runnerStatus),
                    RequestInbox.of(home, run).contents().requests().size(),
                    recordedRun.trouble().orElse(""));
        } catch (ProblemException e) {
            return new RunListing(
                    run,
                    Optional.empty(),
                    Optional.empty(),
                    0,
                    e.problems().get(0).message());
        }
    }
}
