package dev.cutover.model;

import java.util.Optional;

/**
 * The words by which people answer what the engine asks. A runbook's decision has words of its own beside these: one of
 * those is the runbook's even if it is spelled like one here, so the question's kind comes first.
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
    RETRY("retry"),
    SKIP("skip"),
    BY_HAND("by-hand"),
    WAIT("wait"),
    STEP_BACK("step-back"),
    OVERRIDE("override"),
    ROLLBACK("rollback"),
    ABORT("abort"),
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

    /** What a role must be allowed that says it where a word turns or passes a run. */
    public Permission needs() {
        return switch (this) {
            case OVERRIDE -> Permission.OVERRIDE;
            case ROLLBACK -> Permission.ROLLBACK;
            case ABORT -> Permission.ABORT;
            case NO_GO -> Permission.NO_GO;
            default -> Permission.GO;
        };
    }

    /** Whether somebody has said this very word. */
    public boolean is(String said) {
        return word.equals(said);
    }

    /** What was said; empty if it is none of these words. */
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
