package dev.cutover.reconcile.judge;

/** What is known of a key in the end. */
public enum Standing {
    EQUAL,
    /** Its problems were seen twice, or cannot change. */
    CONFIRMED,
    /** Too young, or changed since the look before. */
    MOVING,
    /** Changed from look to look, as often as it was looked at. */
    NEVER_SETTLED;

    /** Whether its problems count: what never settled is as wrong as it was at the last look. */
    public boolean isFinding() {
        return this == CONFIRMED || this == NEVER_SETTLED;
    }
}
