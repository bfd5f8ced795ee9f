package dev.cutover.history.memory;

import dev.cutover.run.ledger.RollbackClock;
import java.time.Duration;
import java.time.Instant;

/**
 * A rollback and its times.
 *
 * @param scope as people name it
 * @param decided in real time
 * @param window the longest that the restore was allowed to take
 * @param finished whether it has come to its end
 * @param leftUndone how many things are not proven undone
 */
public record RememberedRollback(
        int number,
        String scope,
        String by,
        String reason,
        Instant decided,
        RollbackClock clock,
        Duration window,
        boolean finished,
        int leftUndone) {

    /** Whether traffic was back, and read back, within the window. */
    public boolean isInTime() {
        return clock.restore().filter(took -> took.compareTo(window) <= 0).isPresent();
    }

    /** Whether it was restored in time, came to its end, and left nothing undone. */
    public boolean isGood() {
        return isInTime() && finished && leftUndone == 0;
    }
}
