package dev.cutover.simulation;

import java.time.Duration;

/**
 * How a process ends.
 *
 * @param atForce the number of the force at which it dies; beyond all of them if it does not
 * @param after whether that force still takes place
 * @param kept the share of the unforced events that survive on the disk, in percent
 * @param at when it dies if it is still alive
 */
record Death(int atForce, boolean after, int kept, Duration at) {
    private static final Duration NEVER = Duration.ofDays(365);
    static final Death NONE = new Death(Integer.MAX_VALUE, false, 0, NEVER);

    /** Before the n-th force. */
    static Death before(int force) {
        return new Death(force, false, 0, NEVER);
    }

    static Death any(Dice dice) {
        int kept = dice.chance(50) ? 0 : dice.below(101);
        return dice.chance(35)
                ? new Death(Integer.MAX_VALUE, false, kept, dice.seconds(0, 900))
                : new Death(dice.between(1, 60), dice.chance(30), kept, NEVER);
    }

    boolean comesInTime() {
        return at.compareTo(NEVER) < 0;
    }

    /** Thrown where the process would have died. */
    static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Killed() {
            super("killed", null, false, false);
        }
    }

    /** Thrown when a night has become longer than any that makes sense. */
    static final class Endless extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Endless(int events) {
            super("there are " + events + " events, and no end");
        }
    }
}
