package dev.cutover.engine.move;

import dev.cutover.run.ledger.EffectLedger;
import dev.cutover.run.ledger.RollbackLedger;
import java.time.Duration;
import java.time.Instant;

/** How long the way back tries what fails: longer than going forward did. */
final class Patience {
    /** At least so long. */
    private static final Duration LEAST = Duration.ofMinutes(1);

    /** At least so many times. */
    static final int TRIES = 5;

    private Patience() {}

    static Duration backoff(int tries) {
        return Duration.ofSeconds(Math.min(30, 1L << Math.min(tries, 5)));
    }

    static Instant nextTry(EffectLedger.Entry entry) {
        return entry.at().plus(backoff(entry.repeats()));
    }

    /** Enough tries, and the runbook's window has passed since the decision. */
    static boolean isSpentOnTraffic(RollbackLedger.Entry rollback, EffectLedger.Entry entry, Instant now) {
        var window = rollback.requested().window();
        return entry.repeats() >= TRIES && !now.isBefore(rollback.decided().plus(window));
    }

    /**
     * Enough tries for an undo, which must not hold up the others. Those of an earlier rollback do not count: whoever
     * asks again wants it tried again.
     */
    static boolean isSpentOnUndo(RollbackLedger.Entry rollback, EffectLedger.Entry entry, Instant now) {
        boolean tried = !entry.at().isBefore(rollback.decided());
        return tried
                && entry.repeats() >= TRIES
                && !now.isBefore(rollback.decided().plus(LEAST));
    }
}
