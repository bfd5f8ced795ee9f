package dev.cutover.run.fact;

import dev.cutover.run.ledger.RunState;

/**
 * Whether a run has ended, from its newest facts alone. Agrees with {@link RunState}: a requested rollback reopens an
 * ended run. Stateless and thread-safe.
 */
public final class RunOutcome {
    private RunOutcome() {}

    /** Whether these facts contain an end and nothing has reopened the run since; the newest comes first. */
    public static boolean isLast(Iterable<Fact> newestFirst) {
        for (var fact : newestFirst) {
            if (fact instanceof RunFact.Ended || fact instanceof RollbackFact.Requested) {
                return fact instanceof RunFact.Ended;
            }
        }
        return false;
    }
}
