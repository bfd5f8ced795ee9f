package dev.cutover.model;

/** What a role may say. */
public enum Permission {
    GO("go"),
    NO_GO("no-go"),
    OVERRIDE("override"),
    ROLLBACK("rollback"),
    ABORT("abort"),
    AMEND("amend"),
    /** Reports the tasks of others as done, on their behalf. */
    ANSWER_FOR("answer-for");

    private final String word;

    Permission(String word) {
        this.word = word;
    }

    /** As a verb of a sentence: who may {@code roll back}. */
    public String verb() {
        return switch (this) {
            case ROLLBACK -> "roll back";
            case ANSWER_FOR -> "answer for others";
            default -> word;
        };
    }

    /** The word of the runbook language. */
    public String word() {
        return word;
    }
}
