package dev.cutover.reconcile.look;

import dev.cutover.run.comparison.ComparisonResult;
import dev.cutover.run.comparison.ComparisonTally.Rows;
import dev.cutover.text.Counted;
import java.util.ArrayList;

/**
 * What a result says of how it was read: a side without any row, and keys that agreed only when they were read again.
 * Immutable.
 *
 * @param left the name of the side on the left
 * @param right the name of the side on the right
 * @param agreedLater how many keys seemed wrong at the first look, and agreed at a later one
 */
record ReadingRemarks(String left, String right, long agreedLater) {

    /** The result with what is to be said of it. */
    ComparisonResult told(ComparisonResult result) {
        var tally = result.tally();
        var sentences = new ArrayList<String>();
        if (isEmpty(tally.left()) != isEmpty(tally.right())) {
            sentences.add((isEmpty(tally.left()) ? left + " (left)" : right + " (right)")
                    + " has no rows at all: is it the right one, and whole?");
        }
        sentences.addAll(result.advice());
        // Otherwise nobody asks why.
        boolean hasOtherRows = tally.left().read() != tally.right().read();
        if (hasOtherRows && agreedLater > 0) {
            sentences.add(
                    Counted.grouped(agreedLater, "key was read again and agrees", "keys were read again and agree")
                            + ": the rows read are those of the first look");
        }
        return result.withAdvice(sentences);
    }

    private static boolean isEmpty(Rows rows) {
        return rows.read() == 0 && rows.unread() == 0 && rows.whole();
    }
}
