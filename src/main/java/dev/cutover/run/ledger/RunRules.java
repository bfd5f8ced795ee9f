package dev.cutover.run.ledger;

import dev.cutover.run.fact.RunFact;
import org.jspecify.annotations.Nullable;

/**
 * When a run as a whole can be created, taken, held and ended. Stateless; the states that it is given are not
 * thread-safe.
 */
final class RunRules {
    private RunRules() {}

    static @Nullable String unfit(FoldedRun state, RunFact fact) {
        if (fact instanceof RunFact.Created) {
            return state.isEmpty() ? null : "the run was created before";
        } else if (fact instanceof RunFact.Ended) {
            return state.rollbacks().open().stream()
                    .findFirst()
                    .map(open -> "rollback " + open.number() + " is under way, so the run cannot end")
                    .orElse(null);
        } else if (fact instanceof RunFact.LeaseTaken
                || fact instanceof RunFact.RunnerLeft
                || fact instanceof RunFact.Held
                || fact instanceof RunFact.Continued
                || fact instanceof RunFact.Amended
                || fact instanceof RunFact.WeightsRead
                || fact instanceof RunFact.RunNote) {
            return null;
        }
        throw new IllegalStateException("no rule for " + fact.getClass());
    }

    static @Nullable String untimely(FoldedRun state, RunFact fact) {
        if (fact instanceof RunFact.RunnerLeft) {
            return state.runner().isPresent() ? null : "the run has no runner that could leave it";
        } else if (fact instanceof RunFact.Held) {
            return state.held().map(held -> "already held by " + held.by()).orElse(null);
        } else if (fact instanceof RunFact.Continued) {
            return state.held().isPresent() ? null : "the run is not held, so it cannot be continued";
        } else if (fact instanceof RunFact.Ended ended) {
            return end(state, ended.ending());
        } else if (fact instanceof RunFact.Created
                || fact instanceof RunFact.LeaseTaken
                || fact instanceof RunFact.Amended
                || fact instanceof RunFact.WeightsRead
                || fact instanceof RunFact.RunNote) {
            return null;
        }
        throw new IllegalStateException("no rule for " + fact.getClass());
    }

    private static @Nullable String end(FoldedRun state, RunFact.Ending ending) {
        return switch (ending) {
            case COMPLETED, COMPLETED_WITH_EXCEPTIONS ->
                state.steps().anyStarted()
                        ? "step '" + state.steps().started().get(0) + "' is under way, so the run cannot have completed"
                        : null;
            case ROLLED_BACK, STOPPED, STUCK ->
                state.rollbacks().all().isEmpty()
                        ? "nothing was rolled back, so the run cannot have ended rolled back"
                        : null;
            case ABORTED, DECLINED -> null;
        };
    }
}
