package dev.cutover.engine.context;

import dev.cutover.run.ledger.EffectLedger;
import dev.cutover.run.ledger.RollbackLedger;
import java.time.Duration;
import java.time.Instant;

/** How long a rollback retries what fails: longer than the run itself did. Stateless and thread-safe. */
public final class UndoRetryPolicy {
    /** Shortest time of retrying. */
    private static final Duration LEAST = Duration.ofMinutes(1);

    /** The same after the tries of an earlier rollback, which have made the breaks between them long. */
    private static final Duration LEAST_AFTER_EARLIER = Duration.ofSeconds(150);

    /** Smallest number of tries. */
    public static final int TRIES = 5;

    private UndoRetryPolicy() {}

    public static Duration backoff(int tries) {
        return Duration.ofSeconds(Math.min(30, 1L << Math.min(tries, 5)));
    }

    public static Instant nextTry(EffectLedger.Entry entry) {
        return entry.at().plus(backoff(entry.repeats()));
    }

    /** The same for what opens the old platform: several tries fall into the time that it may take. */
    public static Instant nextTryOfOpening(EffectLedger.Entry entry, Duration within) {
        var atMost = entry.at().plus(within.dividedBy(4));
        var due = nextTry(entry);
        return due.isBefore(atMost) ? due : atMost;
    }

    /**
     * Enough tries, and the runbook's window has passed since the decision. Tries of an earlier rollback do not count.
     */
    public static boolean isSpentOnTraffic(RollbackLedger.Entry rollback, EffectLedger.Entry entry, Instant now) {
        var window = rollback.requested().window();
        boolean tried = !entry.at().isBefore(rollback.decided());
        return tried
                && entry.repeats() >= TRIES
                && !now.isBefore(rollback.decided().plus(window));
    }

    /**
     * The same for what has closed the old platform, where traffic has returned before it was open: it is also tried
     * after that.
     */
    public static boolean isSpentOnOpening(RollbackLedger.Entry rollback, EffectLedger.Entry entry, Instant now) {
        var returned = rollback.returned();
        boolean triedSince = returned == null || !entry.at().isBefore(returned);
        return triedSince && isSpentOnTraffic(rollback, entry, now);
    }

    /**
     * Enough tries for an undo, which must not delay the others. Tries of an earlier rollback do not count: a new
     * request tries again.
     */
    public static boolean isSpentOnUndo(RollbackLedger.Entry rollback, EffectLedger.Entry entry, Instant now) {
        boolean tried = !entry.at().isBefore(rollback.decided());
        var least = entry.repeats() > TRIES ? LEAST_AFTER_EARLIER : LEAST;
        return tried
                && entry.repeats() >= TRIES
                && !now.isBefore(rollback.decided().plus(least));
    }
}
