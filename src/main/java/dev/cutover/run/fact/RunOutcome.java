package dev.cutover.run.fact;

import dev.cutover.run.ledger.RunState;

/**
 * Whether a run has ended, told by its newest facts without the others. Agrees with {@link RunState}: who asks for a
 * rollback opens an ended run again.
 */
public final class RunOutcome {
    private RunOutcome() {}

    /** Whether an end stands among these facts and nothing has opened the run again since; the newest comes first. */
    public static boolean isLast(Iterable<Fact> newestFirst) {
        for (var fact : newestFirst) {
            if (fact instanceof RunFact.Ended || fact instanceof RollbackFact.Requested) {
                return fact instanceof RunFact.Ended;
            }
        }
        return false;
    }
}
