package dev.cutover.run.ledger;

/** Where a run stands. */
public enum RunStatus {
    PLANNED,
    RUNNING,
    /** A person has to answer before anything else can happen. */
    WAITING,
    HELD,
    /** A red gate or a failed step has stopped it. */
    HALTED,
    ROLLING_BACK,
    COMPLETED,
    ROLLED_BACK,
    /** Ended after a rollback, with some of its traffic left on the new platform. */
    STOPPED,
    STUCK,
    ABORTED;

    public boolean isTerminal() {
        return this == COMPLETED || this == ROLLED_BACK || this == STOPPED || this == STUCK || this == ABORTED;
    }

    /** As people read it, in capitals. */
    public String text() {
        return name().replace('_', ' ');
    }

    /** As the first version of the JSON documents names it; those names never change. */
    public String documentName() {
        return this == ROLLING_BACK ? "UNWINDING" : name();
    }

    static RunStatus of(FoldedRun run) {
        if (run.ended().isPresent()) {
            return switch (run.ended().orElseThrow().ending()) {
                case COMPLETED, COMPLETED_WITH_EXCEPTIONS -> COMPLETED;
                case ROLLED_BACK -> ROLLED_BACK;
                case STOPPED -> STOPPED;
                case STUCK -> STUCK;
                case ABORTED, DECLINED -> ABORTED;
            };
        }
        if (run.rollbacks().isAnyOpen()) {
            return ROLLING_BACK;
        }
        if (run.held().isPresent()) {
            return HELD;
        }
        if (run.questions().open().stream()
                .anyMatch(entry -> entry.question().kind().isTrouble())) {
            return HALTED;
        }
        if (!run.questions().open().isEmpty()) {
            return WAITING;
        }
        return run.steps().all().isEmpty() ? PLANNED : RUNNING;
    }
}
