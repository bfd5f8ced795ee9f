package dev.cutover.reconcile.judge;

/** What is known of a key in the end. */
public enum Standing {
    EQUAL,
    /** Its problems were seen twice, or cannot change. */
    CONFIRMED,
    /** Too young, or changed since the look before. */
    MOVING,
    /** Changed from look to look, as often as it was looked at. */
    NEVER_SETTLED
}
