package dev.cutover.model;

/** What a guard's breach does. */
public enum OnBreach {
    HOLD("hold"),
    STEP_BACK("step-back"),
    ROLLBACK("rollback");

    private final String word;

    OnBreach(String word) {
        this.word = word;
    }

    /** The word of the runbook language. */
    public String word() {
        return word;
    }
}
