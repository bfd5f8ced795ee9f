package dev.cutover.reconcile.judge.cause;

import dev.cutover.model.reconcile.DatePattern;
import dev.cutover.model.reconcile.Side;
import dev.cutover.model.reconcile.WrittenForm;
import dev.cutover.reconcile.judge.value.TimeText;
import dev.cutover.text.Counted;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Optional;

/**
 * What helps where a side writes its numbers or times in another form. Immutable.
 *
 * @param form in which the side is said to write them, which is not advised again
 */
public record FormAdvice(Side side, WrittenForm form) {
    private static final Comparator<String> MOST_TELLING_FIRST =
            Comparator.comparing(LocalForms::telling).reversed().thenComparing(Comparator.naturalOrder());

    /** Of two values the one that says more of its form: of dates with slashes, that with a day beyond 12. */
    public static String moreTelling(String one, String other) {
        return MOST_TELLING_FIRST.compare(one, other) <= 0 ? one : other;
    }

    /** Of a column that is compared as numbers, how many values of the side are none, and one of them. */
    public String ofNumbers(String column, long values, String example) {
        String found = found(column, example, values(values, "is no number", "are no numbers"));
        String sign = LocalForms.decimalSign(example);
        boolean isGiven =
                form.decimal().map(String::valueOf).filter(sign::equals).isPresent();
        return sign.isEmpty() || isGiven
                ? found
                : found + ": --decimal " + side + ":" + sign + " (in a runbook " + column
                        + ": { as: number, decimal: { " + side + ": \"" + sign + "\" } })";
    }

    /** The same of a column that is compared as times. */
    public String ofTimes(String column, long values, String example) {
        if (TimeText.of(example, Optional.of(ZoneOffset.UTC)).isPresent()) {
            return found(column, example, values(values, "states no zone", "state no zone")) + ": --zone " + side
                    + ":ZONE (in a runbook " + column + ": { as: time, zone: { " + side + ": ZONE } })";
        }
        String found = found(column, example, values(values, "is no time", "are no times"));
        var patterns = LocalForms.patterns(example);
        if (patterns.isEmpty()) {
            return found;
        }
        String given = form.dates().map(DatePattern::text).orElse("");
        if (patterns.contains(given)) {
            return found + ": there is no such day or time in the form " + given;
        }
        String pattern = patterns.get(0);
        String other = patterns.size() == 1
                ? ""
                : " or " + option(patterns.get(1)) + ", since no value tells the day from the month";
        return found + ": --dates " + option(pattern) + other + " (in a runbook " + column + ": { as: time, dates: { "
                + side + ": " + pattern + " } })";
    }

    private String option(String pattern) {
        String option = side + ":" + pattern;
        return option.contains(" ") ? "'" + option + "'" : option;
    }

    private static String found(String column, String example, String values) {
        return "'" + column + "': " + values + " (for example `" + example + "`)";
    }

    private String values(long values, String one, String more) {
        return Counted.grouped(values, "value", "values") + " on the " + side + " " + (values == 1 ? one : more);
    }
}
