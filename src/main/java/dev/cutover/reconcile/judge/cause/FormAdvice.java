package dev.cutover.reconcile.judge.cause;

import dev.cutover.model.reconcile.Side;
import dev.cutover.reconcile.judge.value.TimeText;
import dev.cutover.text.Counted;
import java.time.ZoneOffset;
import java.util.Optional;

/** What helps where a side writes its numbers or times in another form. Stateless and thread-safe. */
public final class FormAdvice {
    private static final String COMMA_DECIMALS = "[+-]?([0-9]{1,3}([. '\u00a0\u202f][0-9]{3})+|[0-9]+),[0-9]+";
    private static final String COMMA_GROUPS = "[+-]?[0-9]{1,3}(,[0-9]{3})+(\\.[0-9]+)?";
    private static final String GERMAN_DATE = "[0-9]{2}\\.[0-9]{2}\\.[0-9]{4}";
    private static final String SLASHED_DATE = "[0-9]{2}/[0-9]{2}/[0-9]{4}";
    private static final String MINUTES = " [0-9]{2}:[0-9]{2}";
    private static final String SECONDS = MINUTES + ":[0-9]{2}";

    private FormAdvice() {}

    /** Of a column that is compared as numbers, how many values of a side are none, and one of them. */
    public static String ofNumbers(String column, Side side, long values, String example) {
        String found = found(column, side, values, example, "is no number", "are no numbers");
        String sign = example.matches(COMMA_DECIMALS) ? "," : example.matches(COMMA_GROUPS) ? "." : "";
        return sign.isEmpty()
                ? found
                : found + ": --decimal " + side + ":" + sign + " (in a runbook " + column
                        + ": { as: number, decimal: { " + side + ": \"" + sign + "\" } })";
    }

    /** The same of a column that is compared as times. */
    public static String ofTimes(String column, Side side, long values, String example) {
        if (TimeText.of(example, Optional.of(ZoneOffset.UTC)).isPresent()) {
            return found(column, side, values, example, "states no zone", "state no zone") + ": --zone " + side
                    + ":ZONE (in a runbook " + column + ": { as: time, zone: { " + side + ": ZONE } })";
        }
        String found = found(column, side, values, example, "is no time", "are no times");
        String pattern = pattern(example);
        if (pattern.isEmpty()) {
            return found;
        }
        String option = side + ":" + pattern;
        return found + ": --dates " + (option.contains(" ") ? "'" + option + "'" : option) + " (in a runbook " + column
                + ": { as: time, dates: { " + side + ": " + pattern + " } })";
    }

    private static String found(String column, Side side, long values, String example, String one, String more) {
        return "'" + column + "': " + Counted.grouped(values, "value", "values") + " on the " + side + " "
                + (values == 1 ? one : more) + " (for example `" + example + "`)";
    }

    /** The letters of a pattern for a time that is written so; empty if it is none of the usual ones. */
    private static String pattern(String example) {
        String time = example.matches(".*" + SECONDS) ? " HH:mm:ss" : example.matches(".*" + MINUTES) ? " HH:mm" : "";
        String date = time.isEmpty() ? example : example.substring(0, example.indexOf(' '));
        if (date.matches(GERMAN_DATE)) {
            return "dd.MM.yyyy" + time;
        }
        if (!date.matches(SLASHED_DATE)) {
            return "";
        }
        boolean isDayFirst = date.substring(0, 2).compareTo("12") > 0;
        return (isDayFirst ? "dd/MM/yyyy" : "MM/dd/yyyy") + time;
    }
}
