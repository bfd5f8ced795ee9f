package dev.cutover.reconcile.source;

/** A line cannot be read; the message says why. There may be many, so it has no stack trace. */
final class BrokenLine extends Exception {
    private static final long serialVersionUID = 1;

    BrokenLine(String why) {
        super(why, null, false, false);
    }
}
