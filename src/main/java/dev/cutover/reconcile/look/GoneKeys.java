package dev.cutover.reconcile.look;

import dev.cutover.reconcile.judge.ResultParts;
import dev.cutover.text.Counted;

/**
 * Keys that seemed wrong, and of which a later look has found a row on no side. One may have been deleted meanwhile; of
 * many it is likelier that they were asked for in vain, and then nothing is known of them. Immutable.
 *
 * @param pass in which they are, by its name
 * @param suspects how many keys were asked for again
 * @param rows how many rows the first look has read
 */
record GoneKeys(String pass, long gone, long suspects, long rows) {
    /** So few may always be gone. */
    private static final int FEW = 2;
    /** One of so many rows, as with keys that move. */
    private static final int SHARE = 20;

    /** They are told in any case, since they are counted nowhere else. */
    void report(ResultParts result) {
        if (gone == 0) {
            return;
        }
        if (areMany()) {
            result.addIncomplete(
                    Counted.grouped(gone) + " of " + Counted.grouped(suspects, "key", "keys") + " of " + pass
                            + " that seemed wrong had no row on any side when they were asked for again, and nothing is said"
                            + " of them: unless they were deleted meanwhile, a side does not find its rows by their keys");
        } else {
            result.addAdvice(Counted.grouped(gone, "key", "keys") + " of " + pass
                    + " that seemed wrong had no row on any side when asked for again, and "
                    + (gone == 1 ? "is" : "are") + " not counted");
        }
    }

    private boolean areMany() {
        return gone > FEW && (gone >= suspects - gone || gone > rows / SHARE);
    }
}
