package dev.cutover.run;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How the fault was noticed that a rollback answers.
 *
 * @param origin how the beginning of the fault is known
 * @param fault when the fault began; empty if nothing tells
 * @param sign what the first sign of it was
 * @param slack the pace of the criterion that told; empty if no sample was needed to notice
 */
public record Sighting(Origin origin, Optional<Instant> fault, Sign sign, Optional<Duration> slack) {

    /** How the beginning of a fault is known. */
    public enum Origin {
        /** It was injected. */
        INJECTED,
        /** The person who decided has said it. */
        DECLARED,
        /** The first bad sample. */
        FIRST_BAD,
        /** Nothing tells. */
        UNKNOWN
    }

    /** The first sign of a fault. */
    public enum Sign {
        /** A guard or an observation was breached. */
        BREACH,
        /** A trigger fired. */
        TRIGGER,
        FAILED_STEP,
        /** A person held the run, or froze its ramps: they were about to ask for a rollback. */
        HOLD,
        /** A person asked for the rollback, which had to wait for another one. */
        REQUEST,
        /** The decision itself: nothing on record came before it. */
        DECISION
    }
}
