package dev.cutover.reconcile.store;

/** Takes reports of how far reading or comparing is. From any thread; never blocks. */
@FunctionalInterface
public interface StoreProgress {
    StoreProgress NONE = (what, done, total) -> {};

    /**
     * So much is done.
     *
     * @param what in a few words: {@code reading legacy-oms.orders}
     * @param total -1 if nobody knows
     */
    void at(String what, long done, long total);
}
