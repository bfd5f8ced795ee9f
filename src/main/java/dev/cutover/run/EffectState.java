package dev.cutover.run;

/** The state of an effect. */
public enum EffectState {
    /** The intent is durable; the connector has been or is being called. */
    INTENDED,
    /** Begun, outcome unknown: settled by a read-back, an idempotent repeat, or a person with a reason. */
    IN_DOUBT,
    /** In doubt, and the read-back is inconclusive: an idempotent repeat or a person settles it. */
    UNKNOWN,
    DONE,
    /** Proven not to have happened. */
    NOT_DONE,
    /** Reported as failed by a system that does not promise that nothing changed. */
    POSSIBLE;

    /** Whether its outcome is still open. */
    public boolean isOpen() {
        return this == INTENDED || this == IN_DOUBT || this == UNKNOWN;
    }

    /** Whether a rollback has to undo it. */
    public boolean mayHaveHappened() {
        return this != NOT_DONE;
    }
}
