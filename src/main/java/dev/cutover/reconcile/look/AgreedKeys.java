package dev.cutover.reconcile.look;

import dev.cutover.run.comparison.Tally;

/**
 * Keys whose rows both systems have added up with the same sums, one row each, so that their rows need not be read.
 *
 * @param keys how many; each side has as many rows of them
 */
public record AgreedKeys(long keys) {
    public static final AgreedKeys NONE = new AgreedKeys(0);

    public static AgreedKeys of(long keys) {
        return keys == 0 ? NONE : new AgreedKeys(keys);
    }

    /** What they add to the tally of those that were read. */
    Tally tally() {
        var rows = new Tally.Rows(keys, 0, true);
        return new Tally(rows, rows, new Tally.Keys(keys, 0, 0, 0, 0, 0, 0, 0, 0));
    }
}
