package dev.cutover.model;

/** What a rollback step does when its system cannot be reached. */
public enum IfUnreachable {
    /** It is recorded as left undone, and the rollback goes on. */
    SKIP_AND_RECORD,
    /** The rollback stops there and is stuck. */
    STOP
}
