package dev.cutover.run.fact;

import dev.cutover.run.ledger.RunState;
import java.util.Optional;

/**
 * Whether a run has ended, from its newest facts alone. Agrees with {@link RunState}: a requested rollback reopens an
 * ended run. Stateless and thread-safe.
 */
public final class RunOutcome {
    private RunOutcome() {}

    /** Whether these facts contain an end and nothing has reopened the run since; the newest comes first. */
    public static boolean isLast(Iterable<Fact> newestFirst) {
        return last(newestFirst).isPresent();
    }

    /**
     * The end that these facts contain; empty if there is none, or the run was reopened since. The newest comes first.
     */
    public static Optional<RunFact.Ended> last(Iterable<Fact> newestFirst) {
        for (var fact : newestFirst) {
            if (fact instanceof RunFact.Ended ended) {
                return Optional.of(ended);
            }
            if (fact instanceof RollbackFact.Requested) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }
}
