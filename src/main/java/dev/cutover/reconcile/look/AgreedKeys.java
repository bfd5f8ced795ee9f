package dev.cutover.reconcile.look;

import dev.cutover.run.comparison.ComparisonTally;
import dev.cutover.text.Counted;

/**
 * Keys whose rows both systems have added up with the same sums, one row each, so that their rows need not be read.
 *
 * @param keys how many; each side has as many rows of them
 * @param hasOtherScales whether some of their numbers may be written with another number of digits on either side, so
 *     that they agree by a rule: how many is not known
 */
public record AgreedKeys(long keys, boolean hasOtherScales) {
    public static final AgreedKeys NONE = new AgreedKeys(0, false);

    /** What a result says of them. */
    String sentence() {
        return Counted.grouped(keys, "key agrees", "keys agree")
                + " by the sums of rows that both databases have added up; only the other rows were read"
                + (hasOtherScales ? ", and of these alone it is known which agree only as numbers" : "");
    }

    /** What they add to the tally of those that were read. */
    ComparisonTally tally() {
        var rows = new ComparisonTally.Rows(keys, 0, true);
        return new ComparisonTally(rows, rows, new ComparisonTally.Keys(keys, 0, 0, 0, 0, 0, 0, 0, 0));
    }
}
