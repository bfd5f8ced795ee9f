package dev.cutover.run.comparison;

import dev.cutover.model.reconcile.Figure;
import java.util.ArrayList;
import java.util.List;

/** A result in one sentence. Stateless and thread-safe. */
public final class ComparisonHeadline {
    private ComparisonHeadline() {}

    /**
     * Such as {@code 1,204 of 2,000,000 orders differ (0.06 %): 904 with other values, 300 missing; 12 are moving}.
     * Does not end in a stop.
     *
     * @param things what the keys stand for, such as {@code orders}
     */
    public static String of(ComparisonResult result, String things) {
        var keys = result.tally().keys();
        String moving =
                keys.moving() == 0 ? "" : "; " + FigureText.count(keys.moving()) + areOrIs(keys.moving()) + " moving";
        String unread = result.isWhole() ? "" : "; INCOMPLETE: " + String.join("; ", result.incomplete());
        String compared = FigureText.count(keys.compared());
        if (keys.compared() == 0) {
            return "no " + things + " were compared" + moving + unread;
        } else if (keys.mismatched() == 0) {
            return (result.isWhole() ? "all " + compared : "the " + compared + " compared") + " " + things + " agree"
                    + moving + unread;
        }
        var rate = result.figures().get(Figure.MISMATCH_RATE);
        String share = rate == null ? "" : " (" + FigureText.share(rate) + ")";
        return FigureText.count(keys.mismatched()) + " of " + compared + " " + things + " differ" + share + ": "
                + String.join(", ", kinds(keys)) + neverSettled(keys) + moving + unread;
    }

    /** The kinds of mismatched keys that there are, each with its number. */
    public static List<String> kinds(ComparisonTally.Keys keys) {
        var kinds = new ArrayList<String>();
        add(kinds, keys.different(), "with other values");
        add(kinds, keys.missingLeft(), "missing on the left");
        add(kinds, keys.missingRight(), "missing on the right");
        add(kinds, keys.duplicates(), "more than once");
        add(kinds, keys.faulty(), "with a wrong stage, history or account");
        return kinds;
    }

    /** How many of those with a finding never settled, in brackets and after a blank; empty if none did. */
    public static String neverSettled(ComparisonTally.Keys keys) {
        if (keys.neverSettled() == 0) {
            return "";
        }
        return keys.neverSettled() == keys.mismatched()
                ? " (never settled)"
                : " (" + FigureText.count(keys.neverSettled()) + " of them never settled)";
    }

    private static void add(List<String> kinds, long number, String what) {
        if (number > 0) {
            kinds.add(FigureText.count(number) + " " + what);
        }
    }

    private static String areOrIs(long number) {
        return number == 1 ? " is" : " are";
    }
}
