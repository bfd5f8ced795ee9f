package dev.cutover.plan;

import dev.cutover.model.StepId;
import java.time.Duration;
import java.util.Optional;

/**
 * The way back at one point of the plan, for the whole run.
 *
 * @param undos how many steps would be taken back by calls, one after the other, the last first
 * @param byHand how many a person would take back
 * @param kept how many have no way back on purpose
 * @param shifts how many shifts have moved traffic that would go back
 * @param barred how many steps and shifts stay, because a point of no return lies behind
 * @param behind the last point of no return that lies behind
 * @param time how long undoing and the runbook's own steps of the way back are thought to take, one after the other;
 *     the traffic, which goes back first and at once, is not part of it
 * @param guessed how many of those that take part say nothing of how long they take: they count as no time
 * @param left until the next point of no return begins, and with it the last moment for this way back; empty if none
 *     lies ahead
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

    /** Whether there is nothing to take back. */
    public boolean isEmpty() {
        return undos + byHand + shifts == 0;
    }
}
