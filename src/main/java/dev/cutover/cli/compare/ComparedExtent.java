package dev.cutover.cli.compare;

import dev.cutover.json.comparison.ComparedNames;
import dev.cutover.run.comparison.ComparisonResult;
import dev.cutover.run.comparison.ComparisonTally;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How much there was to compare. Two sides that have nothing in common are not equal: unless somebody has said that it
 * is meant so, a comparison of no column or of no row is incomplete. Immutable.
 *
 * @param keysOnly whether no column is compared on purpose, or because neither side has one besides its key
 * @param allowEmpty whether it is meant that there may be no rows
 * @param advice what is known of the two sides beforehand, each a sentence
 */
record ComparedExtent(ComparedNames names, boolean keysOnly, boolean allowEmpty, List<String> advice) {

    ComparedExtent {
        advice = List.copyOf(advice);
    }

    /** The result, with what is to be said of its extent. */
    ComparisonResult told(ComparisonResult result) {
        var incomplete = new ArrayList<>(result.incomplete());
        var sentences = new ArrayList<>(advice);
        sentences.addAll(columnsOfOtherNames());
        if (names.compared().isEmpty() && !keysOnly) {
            incomplete.add("no column was compared, only whether the keys are there: " + whyNone()
                    + "; with --keys-only that is an answer");
        }
        var tally = result.tally();
        if (isEmpty(tally.left()) && isEmpty(tally.right()) && tally.keys().compared() == 0 && !allowEmpty) {
            incomplete.add("there are no rows on either side, so nothing was compared; with --allow-empty that is an"
                    + " answer");
        }
        sentences.addAll(result.advice());
        return result.withIncomplete(incomplete).withAdvice(sentences);
    }

    private static boolean isEmpty(ComparisonTally.Rows rows) {
        return rows.read() == 0 && rows.unread() == 0 && rows.whole();
    }

    private String whyNone() {
        return names.onlyLeft().isEmpty() && names.onlyRight().isEmpty()
                ? "the options leave none"
                : "the two sides have no other column in common";
    }

    /** Columns that are probably the same, although nobody has said so. */
    private List<String> columnsOfOtherNames() {
        var sentences = new ArrayList<String>();
        for (var left : names.onlyLeft()) {
            for (var right : names.onlyRight()) {
                if (letters(left).equals(letters(right))) {
                    sentences.add("`" + left + "` on the left and `" + right + "` on the right were not compared,"
                            + " because their names are not the same: --rename left:" + left + "=" + right
                            + " compares them");
                }
            }
        }
        return sentences;
    }

    private static String letters(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
