package dev.cutover.reconcile.store;

/** The rows of a partition are not there as they were written. */
final class BrokenPartition extends Exception {
    private static final long serialVersionUID = 1;

    BrokenPartition(String why) {
        super(why);
    }
}
