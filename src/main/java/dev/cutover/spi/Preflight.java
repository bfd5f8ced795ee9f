package dev.cutover.spi;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Checks a system before anything depends on it: for {@code cutover check}, and for gates that require it.
 *
 * <p>Changes nothing: it may be called on a live system at any moment, by several processes at once, and repeatedly
 * while a gate waits. Each aspect is read from the running system, never from settings alone. An unknown aspect is
 * reported as unknown and never counts as good. A permission that this system could prove only by the write itself is
 * {@link Verdict#NOT_APPLICABLE}, with that reason, once the credentials are accepted: nothing could ever make it
 * known. Implementations must be thread-safe.
 *
 * <p>A connector without this capability is judged by its others: readable weights, answered queries, existing
 * operations. A connector with it need not repeat those, and may report an aspect several times, for its parts: the
 * worst counts.
 */
public interface Preflight {

    /**
     * Checks the system. Called under a time limit of some seconds: when it has passed, the thread is interrupted and
     * the system counts as unreachable.
     *
     * @return the findings, in any order; an aspect without one is unknown
     * @throws ConnectorException if the system cannot be reached; the message gives the reason
     */
    List<Found> look(Purpose purpose) throws ConnectorException, InterruptedException;

    /**
     * What the runbook needs from the system.
     *
     * @param operations the operations that it may call, the undos included
     * @param capabilities the capability interfaces that it uses, such as {@link TrafficRouter}
     * @param deadline when the check will be abandoned, on the run's clock
     */
    record Purpose(Set<String> operations, Set<Class<?>> capabilities, Instant deadline) {
        public Purpose {
            operations = Set.copyOf(operations);
            capabilities = Set.copyOf(capabilities);
        }
    }

    /** One aspect of a check. */
    enum Aspect {
        /** The system answers. */
        REACHABLE,
        /** The credentials are accepted: a password, a token or a key. */
        CREDENTIALS,
        /** The caller has the permissions that the runbook needs. */
        PERMISSIONS,
        /** The operations, and the programs or services behind them, exist. */
        OPERATIONS,
        /** The weights in force can be read. */
        WEIGHTS,
        /** The metrics of the criteria can be read. */
        METRICS,
        /** Its clock and the run's agree. */
        CLOCK
    }

    /** The verdict on an aspect. */
    enum Verdict {
        OK,
        FAILED,
        /** It matters and is unknown. */
        CANNOT_TELL,
        /** It does not apply: a system without passwords has none that could be wrong. */
        NOT_APPLICABLE
    }

    /**
     * One thing that was found.
     *
     * @param text why, in a few words for people; no more than a line
     * @param measured for {@link Aspect#CLOCK} how far the system's clock is ahead of the run's (behind: negative); the
     *     connector does not judge it. Compare them only if the run's clock {@linkplain RunClock#isTimeOfDay() tells
     *     the time of day}
     */
    record Found(Aspect aspect, Verdict verdict, String text, Optional<Duration> measured) {

        public static Found of(Aspect aspect, Verdict verdict, String text) {
            return new Found(aspect, verdict, text, Optional.empty());
        }

        public static Found ok(Aspect aspect, String text) {
            return new Found(aspect, Verdict.OK, text, Optional.empty());
        }

        public static Found failed(Aspect aspect, String why) {
            return new Found(aspect, Verdict.FAILED, why, Optional.empty());
        }

        public static Found cannotTell(Aspect aspect, String why) {
            return new Found(aspect, Verdict.CANNOT_TELL, why, Optional.empty());
        }

        public static Found notApplicable(Aspect aspect, String why) {
            return new Found(aspect, Verdict.NOT_APPLICABLE, why, Optional.empty());
        }

        /**
         * How far a clock is ahead that was asked by a call: its time is taken for that of the call's middle.
         *
         * @param asked when the call began, on the run's clock
         * @param answered when it ended
         * @param told the time that the system gave
         */
        public static Found clock(Instant asked, Instant answered, Instant told) {
            var middle = asked.plus(Duration.between(asked, answered).dividedBy(2));
            return clock(Duration.between(middle, told));
        }

        /** How far the system's clock is ahead of the run's. */
        public static Found clock(Duration ahead) {
            return new Found(Aspect.CLOCK, Verdict.OK, "", Optional.of(ahead));
        }
    }
}
