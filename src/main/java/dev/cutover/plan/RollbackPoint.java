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
 * @param opening the undos among them that open the old platform before traffic returns
 * @param time the expected duration of the other undos and the runbook's own rollback steps, one after the other;
 *     without the traffic, which is restored first
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
        Opening opening,
        Duration time,
        int guessed,
        Optional<Duration> left) {
    /** Before anything was done. */
    static final RollbackPoint NOTHING =
            new RollbackPoint(0, 0, 0, 0, 0, Optional.empty(), Opening.NONE, Duration.ZERO, 0, Optional.empty());

    /**
     * What opens the old platform, one after the other, last first. Immutable.
     *
     * @param undos how many steps are undone for it
     * @param byHand how many of those a person undoes
     * @param untimed how many have no estimate: they count as no time
     */
    public record Opening(int undos, int byHand, Duration time, int untimed) {
        /** The old platform is open. */
        public static final Opening NONE = new Opening(0, 0, Duration.ZERO, 0);

        Opening plus(boolean isByHand, Optional<Duration> takes, int sign) {
            return new Opening(
                    undos + sign,
                    byHand + (isByHand ? sign : 0),
                    time.plus(takes.orElse(Duration.ZERO).multipliedBy(sign)),
                    untimed + (takes.isPresent() ? 0 : sign));
        }

        /** Whether anything has to be opened. */
        public boolean isNeeded() {
            return undos > 0;
        }
    }

    /** Whether there is nothing to roll back. */
    public boolean isEmpty() {
        return undos + byHand + shifts == 0;
    }
}
