package dev.cutover.reconcile.row;

/** A source could not be read to its end. */
public final class UnreadableSource extends Exception {
    private static final long serialVersionUID = 1;

    /** With the reason, as a sentence that names the source. */
    public UnreadableSource(String why) {
        super(why);
    }

    public UnreadableSource(String why, Throwable cause) {
        super(why, cause);
    }
}
