package dev.cutover.model.reconcile;

/** The figures of a comparison that a runbook can set a limit for. */
public enum Figure {
    /**
     * Distinct keys confirmed different, missing, duplicate or never settled, as a share of the keys compared. Moving
     * keys are left out.
     */
    MISMATCH_RATE("mismatch-rate"),
    /** Keys with other values. */
    DIFFERENT("different"),
    /** Keys that one of the sides lacks. */
    MISSING("missing"),
    MISSING_LEFT("missing-left"),
    MISSING_RIGHT("missing-right"),
    /** Keys that one of the sides has more than once. */
    DUPLICATES("duplicates"),
    /** What a side has shipped more than once, as far as it has the record set {@code shipments}. */
    DUPLICATE_SHIPMENTS("duplicate-shipments"),
    /** Keys that were other ones at each look. */
    NEVER_SETTLED("never-settled"),
    /** Moving keys as a share of all keys. */
    MOVING_RATE("moving-rate"),
    /** Keys whose pair of stages is critical. */
    CRITICAL("critical"),
    /** Keys whose pair of stages is an exception. */
    EXCEPTIONS("exceptions"),
    /** Histories with a skipped, repeated, disordered or impossible transition. */
    LIFECYCLE("lifecycle"),
    /** Orders, or orders and locations, whose account does not add up on one of the sides. */
    UNBALANCED("unbalanced"),
    /** Totals on which the sides do not agree. */
    TOTALS("totals"),
    /**
     * The sum of the absolute differences of the amounts that the runbook names as totals by currency, else of the
     * decimal columns that are compared as numbers; each currency by itself, and the one that differs most is the
     * figure.
     */
    MONEY_DIFFERENCE("money-difference");

    private final String id;

    Figure(String id) {
        this.id = id;
    }

    /** Whether it is a share of the keys, from 0 to 1; otherwise it is a number of keys, or an amount. */
    public boolean isShare() {
        return this == MISMATCH_RATE || this == MOVING_RATE;
    }

    @Override
    public String toString() {
        return id;
    }
}
