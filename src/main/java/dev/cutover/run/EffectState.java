package dev.cutover.run;

/** What is known of an effect. */
public enum EffectState {
    /** The intent is durable; the connector is being asked, or was never heard of again. */
    INTENDED,
    /** Begun, outcome unknown: settled by a read-back, an idempotent repeat, or a person with a reason. */
    IN_DOUBT,
    DONE,
    /** Proven not to have happened. */
    NOT_DONE,
    /** Reported as failed by a system that does not promise that nothing changed. */
    POSSIBLE;

    /** Whether a rollback has to look after it. */
    public boolean mayHaveHappened() {
        return this != NOT_DONE;
    }
}
