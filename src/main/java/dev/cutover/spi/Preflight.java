package dev.cutover.spi;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Looks a system over before anything depends on it: {@code cutover check}, and gates that ask for it.
 *
 * <p>Changes nothing, neither in the system nor in what it remembers of its callers: it may be asked of a live system
 * at any moment, by several processes at once, and again and again while a gate waits. Each aspect is told from the
 * running system, never from its settings alone. What cannot be told is said to be so, since nothing that is not known
 * counts as good: a permission that only a write could prove is {@link Verdict#CANNOT_TELL}.
 *
 * <p>A connector that lacks this capability is judged by what its others say: weights that can be read, queries that
 * are answered, operations that are there. One that has it need not repeat those; it tells what only it knows, and may
 * tell an aspect several times, for its parts: the worst of them counts.
 */
public interface Preflight {

    /**
     * Looks the system over. Called under a time limit of some seconds: the thread is interrupted when it has passed,
     * and the system counts as one that does not answer.
     *
     * @return what was found, in any order; of an aspect that is not among it nothing is known
     * @throws ConnectorException if the system cannot be reached at all; the message says why
     */
    List<Found> look(Purpose purpose) throws ConnectorException, InterruptedException;

    /**
     * What the runbook wants of the system, so that it can be asked about just that.
     *
     * @param operations the operations that it may call, the undos included
     * @param capabilities the capability interfaces that it uses, such as {@link TrafficRouter}
     * @param deadline when the look will be given up, on the run's clock
     */
    record Purpose(Set<String> operations, Set<Class<?>> capabilities, Instant deadline) {
        public Purpose {
            operations = Set.copyOf(operations);
            capabilities = Set.copyOf(capabilities);
        }
    }

    /** What a system is looked at for. */
    enum Aspect {
        /** It answers. */
        REACHABLE,
        /** It knows who is asking: a password, a token or a key is accepted. */
        CREDENTIALS,
        /** Whoever is asking may do what the runbook wants done. */
        PERMISSIONS,
        /** The operations, and whatever carries them out, are there. */
        OPERATIONS,
        /** The weights in force can be read. */
        WEIGHTS,
        /** The metrics that criteria ask for can be asked. */
        METRICS,
        /** Its clock and the run's agree. */
        CLOCK
    }

    /** How an aspect stands. */
    enum Verdict {
        OK,
        FAILED,
        /** It matters, and nobody knows. */
        CANNOT_TELL,
        /** It does not matter here: a system without passwords has none that could be wrong. */
        NOT_APPLICABLE
    }

    /**
     * One thing that was found.
     *
     * @param text why, in a few words for people; no more than a line
     * @param measured for {@link Aspect#CLOCK} how far the system's clock is ahead of the run's (behind: negative);
     *     whether that is too far is not the connector's to say. Compare them only if the run's clock
     *     {@linkplain RunClock#isTimeOfDay() tells the time of day}
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

        /** How far the system's clock is ahead of the run's. */
        public static Found clock(Duration ahead) {
            return new Found(Aspect.CLOCK, Verdict.OK, "", Optional.of(ahead));
        }
    }
}
