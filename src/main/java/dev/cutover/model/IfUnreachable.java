package dev.cutover.model;

/** What a rollback step does when its system cannot be reached. */
public enum IfUnreachable {
    /** The step is recorded as left undone, and the rollback continues. */
    SKIP_AND_RECORD,
    /** The rollback stops there and is stuck. */
    STOP
}
