package dev.cutover.preflight.trial;

/** How a question to a system came out. */
public enum TrialState {
    SUCCEEDED,
    FAILED,
    /** The system was not reached, did not answer in time, or its answer says nothing. */
    UNKNOWN
}
