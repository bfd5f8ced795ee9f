package dev.cutover.model;

/** Where control goes when a step has failed and its retries are spent. */
public enum OnFailure {
    ASK("ask"),
    RETRY("retry"),
    CONTINUE("continue"),
    ROLLBACK("rollback"),
    ABORT("abort");

    private final String word;

    OnFailure(String word) {
        this.word = word;
    }

    /** The word of the runbook language. */
    public String word() {
        return word;
    }
}
