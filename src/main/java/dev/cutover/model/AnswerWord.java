package dev.cutover.model;

import java.util.Optional;

/**
 * The answers to the engine's questions. A runbook's decision has choices of its own: such a choice belongs to the
 * runbook even if it is spelled like a word here, so check the question's kind first.
 */
public enum AnswerWord {
    YES("yes"),
    NO("no"),
    GO("go"),
    NO_GO("no-go"),
    COMMIT("commit"),
    STOP("stop"),
    DONE("done"),
    NOT_DONE("not-done"),
    IN_PROGRESS("in-progress"),
    BLOCKED("blocked"),
    RETRY("retry"),
    SKIP("skip"),
    BY_HAND("by-hand"),
    WAIT("wait"),
    STEP_BACK("step-back"),
    OVERRIDE("override"),
    ROLLBACK("rollback"),
    ABORT("abort"),
    SET_AGAIN("set-again"),
    ACCEPT("accept"),
    /** Traffic returns although the old platform is not open. */
    TRAFFIC_FIRST("traffic-first"),
    /** Traffic stays where it is, as the old platform is not open; if it is there already, the rollback ends. */
    PARK("park"),
    GO_ON("go-on"),
    END("end");

    private final String word;

    AnswerWord(String word) {
        this.word = word;
    }

    /** As it is said, and written in the record. */
    public String word() {
        return word;
    }

    /** Whether it rolls the run back or ends it. */
    public boolean turns() {
        return this == ROLLBACK || this == ABORT;
    }

    /** Whether it refuses what a gate asks. */
    public boolean isNo() {
        return this == NO || this == NO_GO;
    }

    /** Whether it only tells how work is going: the question stays open. */
    public boolean isProgress() {
        return this == IN_PROGRESS || this == BLOCKED;
    }

    /** The permission that the answer needs, if it rolls back, ends or overrides. */
    public Permission needs() {
        return switch (this) {
            case OVERRIDE -> Permission.OVERRIDE;
            case ROLLBACK, TRAFFIC_FIRST, PARK -> Permission.ROLLBACK;
            case ABORT -> Permission.ABORT;
            case NO_GO -> Permission.NO_GO;
            default -> Permission.GO;
        };
    }

    /** Whether the answer is this word. */
    public boolean is(String said) {
        return word.equals(said);
    }

    /** The word of an answer; empty if it is none of these. */
    public static Optional<AnswerWord> of(String said) {
        for (var each : values()) {
            if (each.word.equals(said)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return word;
    }
}
