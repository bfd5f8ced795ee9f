package dev.cutover.reconcile.look;

/** Takes reports of how far a look is. From any thread, at any rate; never blocks. */
@FunctionalInterface
public interface LookProgress {
    LookProgress NONE = (what, done, total) -> {};

    /**
     * So much is done.
     *
     * @param what in a few words: {@code reading legacy-oms.orders}
     * @param total -1 if nobody knows
     */
    void at(String what, long done, long total);
}
