package dev.cutover.run.comparison;

import dev.cutover.model.reconcile.Figure;
import dev.cutover.text.Counted;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A result in one sentence, for every place that says it. Stateless and thread-safe. */
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
        return FigureText.count(keys.mismatched()) + " of " + compared + " " + things
                + (keys.mismatched() == 1 ? " differs" : " differ") + share + ": "
                + String.join(", ", kinds(keys)) + neverSettled(keys) + moving + unread;
    }

    /**
     * The answer alone, as the first line of a page that goes on with the counts: {@code 3 of 300 keys differ (1.00
     * %)}. Does not end in a stop.
     */
    public static String answer(ComparisonResult result) {
        var tally = result.tally();
        var keys = tally.keys();
        String found;
        if (keys.mismatched() > 0) {
            found = FigureText.count(keys.mismatched()) + " of " + Counted.grouped(keys.compared(), "key", "keys")
                    + (keys.mismatched() == 1 ? " differs (" : " differ (")
                    + percent(keys.mismatched(), keys.compared()) + ")";
        } else if (!result.isWhole()) {
            found = "no difference in the " + Counted.grouped(keys.compared(), "key", "keys")
                    + " that could be compared";
        } else if (keys.compared() == 0 && keys.moving() == 0) {
            found = "equal: there are no rows on either side";
        } else {
            found = keys.compared() == 1
                    ? "equal: the only key agrees"
                    : "equal: all " + Counted.grouped(keys.compared()) + " keys agree";
        }
        if (keys.moving() > 0) {
            found += "; " + Counted.grouped(keys.moving()) + (keys.moving() == 1 ? " is" : " are") + " still moving";
        }
        if (result.isWhole()) {
            return found;
        }
        if (isAllRead(tally)) {
            if (keys.compared() == 0 && keys.moving() == 0) {
                return "nothing was compared";
            }
            return keys.moving() > 0 && result.incomplete().size() == 1
                    ? found + ", too many for an answer"
                    : found + "; not everything was compared";
        }
        return found + "; not everything could be read" + unread(tally);
    }

    private static boolean isAllRead(ComparisonTally tally) {
        return tally.left().whole()
                && tally.right().whole()
                && tally.left().unread() + tally.right().unread() == 0;
    }

    private static String unread(ComparisonTally tally) {
        long rows = tally.left().unread() + tally.right().unread();
        return rows == 0
                ? ", and nothing is said of the rest"
                : ": nothing is said of " + Counted.grouped(rows, "row", "rows");
    }

    private static String percent(long part, long all) {
        double percent = 100.0 * part / all;
        if (part == all) {
            return "all of them";
        } else if (percent > 99.99) {
            return "more than 99.99 %";
        }
        return percent < 0.01 ? "less than 0.01 %" : String.format(Locale.ROOT, "%.2f %%", percent);
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
                ? " (none of them settled)"
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
