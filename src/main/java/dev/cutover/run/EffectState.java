package dev.cutover.run;

/** What is known of an effect. */
public enum EffectState {
    /** The intent is durable; the connector is being asked, or was never heard of again. */
    INTENDED,
    /** Begun, outcome unknown: settled by a read-back, an idempotent repeat, or a person with a reason. */
    IN_DOUBT,
    /** In doubt, and the read-back cannot tell either: an idempotent repeat or a person settles it. */
    UNKNOWN,
    DONE,
    /** Proven not to have happened. */
    NOT_DONE,
    /** Reported as failed by a system that does not promise that nothing changed. */
    POSSIBLE;

    /** Whether nobody has said yet what became of it. */
    public boolean isOpen() {
        return this == INTENDED || this == IN_DOUBT || this == UNKNOWN;
    }

    /** Whether a rollback has to look after it. */
    public boolean mayHaveHappened() {
        return this != NOT_DONE;
    }
}
