package dev.cutover.reconcile.store;

/** Takes reports of how far reading or comparing is. From any thread; never blocks. */
@FunctionalInterface
public interface StoreProgress {
    StoreProgress NONE = (what, done, total) -> {};

    /** What begins so counts partitions, of which people know nothing: only the share says something. */
    String COMPARING = "comparing ";

    /**
     * So much is done.
     *
     * @param what in a few words: {@code reading legacy-oms.orders}
     * @param total -1 if nobody knows
     */
    void at(String what, long done, long total);
}
