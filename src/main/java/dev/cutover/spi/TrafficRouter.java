package dev.cutover.spi;

import dev.cutover.model.Segment;
import dev.cutover.model.SystemId;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

/**
 * Splits traffic between an old and a new platform. Weights are basis points of the new side, of one key (a full choice
 * of the traffic's dimensions) at a time. A weight that the router cannot set exactly is refused, never rounded.
 * Implementations must be thread-safe.
 */
public interface TrafficRouter {

    /** What this router can do. */
    Traits traits();

    /** The weights in force, in the order of the keys; from the running router, never from a file or a cache. */
    List<Reading> read(Flow flow, List<Segment> keys) throws ConnectorException, InterruptedException;

    /**
     * Sets weights and reads them back. The gaining side is raised before the losing one is lowered. All of the changes
     * are made, or none, where the router can; otherwise the outcome says {@code PARTIAL}.
     */
    Applied apply(Flow flow, List<Change> changes, CallContext context) throws ConnectorException, InterruptedException;

    /**
     * Whether the readings of a successful {@link #apply} were taken from the running router after the change and are
     * in force: then {@link #verify} is not called for the same weights.
     */
    default boolean appliedIsVerified() {
        return false;
    }

    /**
     * Waits until an earlier change of these keys, abandoned or of a former runner, has ended, as far as that is known.
     * Called before anything else is done about a change in doubt.
     */
    default void awaitEnd(Flow flow, List<Segment> keys) throws ConnectorException, InterruptedException {}

    /** Whether the weight is in force by now. Unsupported never counts as converged. */
    Convergence verify(Flow flow, Segment key, int basisPoints) throws ConnectorException, InterruptedException;

    /** Requests routed to each side over the window; zero if the router does not count. */
    default Split observe(Flow flow, Segment key, Duration window) throws ConnectorException, InterruptedException {
        return Split.of(0, 0);
    }

    /** The two sides of a traffic flow, and the name that the runbook gives it. */
    record Flow(String traffic, SystemId from, SystemId to) {}

    /**
     * What the router can do.
     *
     * @param granularity smallest step, in basis points
     * @param sticky whether the same order id goes to the same side at the same weight
     * @param survivesRestart whether weights are kept when the router restarts
     * @param counts whether {@link #observe} returns counts
     * @param settles how long a change may take to be in force
     */
    record Traits(int granularity, boolean sticky, boolean survivesRestart, boolean counts, Duration settles) {

        /** A router that is neither sticky nor survives a restart, and does not count. */
        public static Traits of(int granularity, Duration settles) {
            return new Traits(granularity, false, false, false, settles);
        }

        /** The same; says whether the same order id goes to the same side at the same weight. */
        public Traits withSticky(boolean yes) {
            return new Traits(granularity, yes, survivesRestart, counts, settles);
        }

        /** The same; says whether weights are kept when the router restarts. */
        public Traits withSurvivesRestart(boolean yes) {
            return new Traits(granularity, sticky, yes, counts, settles);
        }

        /** The same; says whether {@link #observe} returns counts. */
        public Traits withCounts(boolean yes) {
            return new Traits(granularity, sticky, survivesRestart, yes, settles);
        }
    }

    /**
     * A weight in force.
     *
     * @param basisPoints empty if the key is not there, or cannot be read
     * @param note why it is empty
     */
    record Reading(Segment key, OptionalInt basisPoints, String note) {
        public static Reading of(Segment key, int basisPoints) {
            return new Reading(key, OptionalInt.of(basisPoints), "");
        }

        /** The key is not there, or cannot be read. */
        public static Reading none(Segment key, String why) {
            return new Reading(key, OptionalInt.empty(), why);
        }
    }

    /**
     * A change asked for.
     *
     * @param expected the weight that it must start from; empty for any (a rollback)
     */
    record Change(Segment key, OptionalInt expected, int target) {}

    /** The outcome of the changes. */
    record Applied(Result result, List<Reading> now, String detail) {
        public Applied {
            now = List.copyOf(now);
        }

        public static Applied of(Result result, List<Reading> now, String detail) {
            return new Applied(result, now, detail);
        }
    }

    /** How a change ended. */
    enum Result {
        /** Read back equal. */
        APPLIED,
        /** Already at the target before. */
        ALREADY,
        /** A weight was not as expected; nothing changed. */
        CONFLICT,
        /** A weight was not as expected and was set all the same: something else moves it too. */
        UNEXPECTED,
        /** Refused by the router; nothing changed. */
        REJECTED,
        /** The router could not be reached; nothing changed. */
        NOT_SENT,
        /** Some changed, some did not. */
        PARTIAL,
        /** Sent, no answer: it may still take effect. */
        UNKNOWN
    }

    /** Whether a weight is in force. */
    enum Convergence {
        CONVERGED,
        NOT_YET,
        MISMATCH,
        UNSUPPORTED
    }

    /** Requests routed to each side. */
    record Split(long old, long fresh) {
        public static Split of(long old, long fresh) {
            return new Split(old, fresh);
        }
    }
}
