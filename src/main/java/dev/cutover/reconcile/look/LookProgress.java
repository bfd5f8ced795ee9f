package dev.cutover.reconcile.look;

import dev.cutover.reconcile.store.StoreProgress;

/** Takes reports of how far a look is. From any thread, at any rate; never blocks. */
@FunctionalInterface
public interface LookProgress {
    LookProgress NONE = (what, done, total) -> {};

    /** Whether only the share of it is of use: what is counted are no rows, and no bytes. */
    static boolean isShareOnly(String what) {
        return what.startsWith(StoreProgress.COMPARING);
    }

    /**
     * So much is done.
     *
     * @param what in a few words: {@code reading legacy-oms.orders}
     * @param total -1 if nobody knows
     */
    void at(String what, long done, long total);
}
