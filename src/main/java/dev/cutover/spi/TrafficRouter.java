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

    /** Requests routed to each side over the window; {@link Split#notCounted} if the router does not count. */
    default Split observe(Flow flow, Segment key, Duration window) throws ConnectorException, InterruptedException {
        return Split.notCounted();
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
     * What the router says of one key.
     *
     * @param basisPoints the weight in force; there if and only if the state is {@link State#IN_FORCE}
     * @param note why there is none, or what people should know of the one that is in force; may be empty
     * @param revision changes with every start and every reload of the router: two readings of one revision come from
     *     one run of it; empty if it does not tell
     */
    record Reading(Segment key, OptionalInt basisPoints, String note, State state, String revision) {

        /** One without a revision: as in versions 1 to 3 of the SPI. */
        public Reading(Segment key, OptionalInt basisPoints, String note) {
            this(key, basisPoints, note, basisPoints.isPresent() ? State.IN_FORCE : State.UNREADABLE, "");
        }

        public static Reading of(Segment key, int basisPoints) {
            return new Reading(key, OptionalInt.of(basisPoints), "");
        }

        /** The key cannot be read, for a reason that has no state of its own. */
        public static Reading none(Segment key, String why) {
            return none(key, State.UNREADABLE, why);
        }

        /** The same for another reason than that it cannot be read. */
        public static Reading none(Segment key, State state, String why) {
            return new Reading(key, OptionalInt.empty(), why, state, "");
        }

        /** The same, read in this run of the router. */
        public Reading withRevision(String name) {
            return new Reading(key, basisPoints, note, state, name);
        }

        /** The same with what people should know of it. */
        public Reading withNote(String words) {
            return new Reading(key, basisPoints, words, state, revision);
        }

        /** Whether this weight is in force. */
        public boolean isAt(int weight) {
            return basisPoints.isPresent() && basisPoints.getAsInt() == weight;
        }
    }

    /** Whether a router has a weight for a key. */
    enum State {
        /** It has one, and it is in force. */
        IN_FORCE,
        /** It answers, and does not know the key. */
        ABSENT,
        /** It has several weights for the key, and which of them counts is not certain. */
        DUPLICATE,
        /** It answers something that is no weight. */
        UNREADABLE,
        /** It does not answer: that says nothing of the weight. */
        SILENT
    }

    /**
     * A change asked for.
     *
     * @param expected the weight that it must start from; empty for any (a rollback)
     */
    record Change(Segment key, OptionalInt expected, int target) {}

    /**
     * The outcome of the changes.
     *
     * @param detail why it is so; where all weights are at their targets, what people should know besides: empty unless
     *     something is wrong with it
     */
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

    /**
     * Requests routed to each side.
     *
     * @param isCounted false if the router does not count: then both numbers are 0 and say nothing
     */
    record Split(long old, long fresh, boolean isCounted) {

        /** One that was counted: as in versions 1 to 3 of the SPI. */
        public Split(long old, long fresh) {
            this(old, fresh, true);
        }

        public static Split of(long old, long fresh) {
            return new Split(old, fresh);
        }

        /** The router does not count, which is not the same as no requests. */
        public static Split notCounted() {
            return new Split(0, 0, false);
        }
    }
}
