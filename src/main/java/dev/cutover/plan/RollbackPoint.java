package dev.cutover.plan;

import dev.cutover.model.StepId;
import java.time.Duration;
import java.util.Optional;

/**
 * The rollback at one point of the plan, for the whole run.
 *
 * @param undos how many steps would be undone by calls, one after the other, last first
 * @param byHand how many a person would undo
 * @param kept how many have no undo on purpose
 * @param shifts how many shifts have moved traffic that would be restored
 * @param barred how many steps and shifts stay, because of a point of no return
 * @param behind the last point of no return that was passed
 * @param time the expected duration of the undos and the runbook's own rollback steps, one after the other; without the
 *     traffic, which is restored first
 * @param guessed how many of those have no estimate: they count as no time
 * @param left until the next point of no return, the last moment for this rollback; empty if none lies ahead
 */
public record RollbackPoint(
        int undos,
        int byHand,
        int kept,
        int shifts,
        int barred,
        Optional<StepId> behind,
        Duration time,
        int guessed,
        Optional<Duration> left) {

    /** Whether there is nothing to roll back. */
    public boolean isEmpty() {
        return undos + byHand + shifts == 0;
    }
}
