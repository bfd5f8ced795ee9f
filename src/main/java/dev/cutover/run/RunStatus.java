package dev.cutover.run;

/** Where a run stands. */
public enum RunStatus {
    PLANNED,
    RUNNING,
    /** A person has to say something before anything else can happen. */
    WAITING,
    HELD,
    /** A red gate or a failed step has stopped it. */
    HALTED,
    UNWINDING,
    COMPLETED,
    ROLLED_BACK,
    STUCK,
    ABORTED;

    public boolean isTerminal() {
        return this == COMPLETED || this == ROLLED_BACK || this == STUCK || this == ABORTED;
    }
}
