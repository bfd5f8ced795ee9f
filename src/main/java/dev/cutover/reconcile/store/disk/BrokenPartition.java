package dev.cutover.reconcile.store.disk;

/** The rows of a partition are not there as they were written. */
public final class BrokenPartition extends Exception {
    private static final long serialVersionUID = 1;

    public BrokenPartition(String why) {
        super(why);
    }
}
