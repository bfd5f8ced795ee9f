package dev.cutover.model;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The rollback procedure of the runbook.
 *
 * @param window tolerated recovery time, from the decision to traffic back and verified
 * @param accepts the criterion that says that the old platform takes orders; empty if nothing measures that
 * @param opening what happens where the old platform cannot be opened
 * @param returnRamp how the traffic comes back
 */
public record RollbackProcedure(
        Duration window,
        Optional<CriterionId> accepts,
        Opening opening,
        ReturnRamp returnRamp,
        List<Trigger> triggers,
        List<RollbackStep> steps) {
    public RollbackProcedure {
        triggers = List.copyOf(triggers);
        steps = List.copyOf(steps);
    }

    /**
     * How long the old platform may take to open, and what happens if it does not.
     *
     * @param within from the decision on
     */
    public record Opening(Duration within, Otherwise otherwise) {
        /** Of a runbook that says nothing about it: people are asked after five minutes. */
        public static final Opening DEFAULT = new Opening(Duration.ofMinutes(5), Otherwise.ASK);
    }

    /** What happens to the traffic while the old platform is not open. */
    public enum Otherwise {
        /** People decide. */
        ASK("ask"),
        /** Traffic returns to a platform that may be closed. Where no person asked for the rollback, people decide. */
        TRAFFIC_FIRST("traffic-first"),
        /** Traffic stays where it is, and the rollback names it as left undone. */
        PARK("park");

        private final String written;

        Otherwise(String written) {
            this.written = written;
        }

        /** As it is written in a runbook. */
        public String written() {
            return written;
        }
    }

    /**
     * The shares of the traffic that are back on the old platform after each step; a cold platform gets its traffic in
     * several.
     *
     * @param shares rising; the last is all of it
     * @param soak how long each share stays before the next; zero if the next follows at once
     */
    public record ReturnRamp(List<Weight> shares, Duration soak) {
        /** All of it at once. */
        public static final ReturnRamp AT_ONCE = new ReturnRamp(List.of(Weight.ALL), Duration.ZERO);

        public ReturnRamp {
            shares = List.copyOf(shares);
        }
    }

    /** The steps that a rollback of the scope needs: those about none of it are left out. */
    public List<RollbackStep> stepsOf(Scope scope) {
        return steps.stream().filter(own -> scope.touches(own.step().where())).toList();
    }
}
