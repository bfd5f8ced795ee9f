package dev.cutover.run;

/** Where a step stands. */
public enum StepState {
    PENDING,
    STARTED,
    SUCCEEDED,
    FAILED,
    SKIPPED,
    CANCELLED,
    TAKEN_BACK;

    /** Whether the steps that need it may start. */
    public boolean isSettled() {
        return this == SUCCEEDED || this == SKIPPED || this == TAKEN_BACK;
    }
}
