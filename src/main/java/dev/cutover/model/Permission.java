package dev.cutover.model;

/** What a role may say. */
public enum Permission {
    GO("go"),
    NO_GO("no-go"),
    OVERRIDE("override"),
    ROLLBACK("rollback"),
    ABORT("abort"),
    AMEND("amend");

    private final String word;

    Permission(String word) {
        this.word = word;
    }

    /** As a verb of a sentence: who may {@code roll back}. */
    public String verb() {
        return this == ROLLBACK ? "roll back" : word;
    }

    /** The word of the runbook language. */
    public String word() {
        return word;
    }
}
