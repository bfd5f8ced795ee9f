package dev.cutover.cli.reading;

import dev.cutover.journal.Home;
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
 * @param trouble why it cannot, or cannot be believed as it stands; empty if it can
 */
public record RunSummary(RunId run, Optional<Recorded> recorded, Optional<Carrier> carrier, String trouble) {

    /** All runs of a home, the newest first. A record that cannot be read is told of, and hides none of the others. */
    public static List<RunSummary> all(Home home) {
        return home.runs().stream().map(run -> of(home, run)).toList();
    }

    /**
     * How often something was passed in spite of red: steps that were overridden, and marks that were moved over it.
     */
    public static int overridden(RunState state) {
        long steps = state.steps().all().stream()
                .filter(step -> step.state() == StepState.SUCCEEDED && step.how() == StepFact.How.OVERRIDDEN)
                .count();
        long marks =
                state.amendments().stream().filter(RunFact.Amended::overrides).count();
        return Math.toIntExact(steps + marks);
    }

    private static RunSummary of(Home home, RunId run) {
        try {
            var recorded = Recorded.of(home, run);
            var carrier = Carrier.of(home, run, recorded.state());
            return new RunSummary(
                    run,
                    Optional.of(recorded),
                    Optional.of(carrier),
                    recorded.trouble().orElse(""));
        } catch (ProblemException e) {
            return new RunSummary(
                    run, Optional.empty(), Optional.empty(), e.problems().get(0).message());
        }
    }
}
