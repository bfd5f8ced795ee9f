package dev.cutover.run;

/** Where a step stands. */
public enum StepState {
    PENDING,
    STARTED,
    SUCCEEDED,
    FAILED,
    SKIPPED,
    CANCELLED,
    UNDONE;

    /** Whether the steps that need it may start. */
    public boolean isSettled() {
        return this == SUCCEEDED || this == SKIPPED || this == UNDONE;
    }

    /** As the first version of the JSON documents and the SQL copy name it; those names never change. */
    public String documentName() {
        return this == UNDONE ? "TAKEN_BACK" : name();
    }
}
