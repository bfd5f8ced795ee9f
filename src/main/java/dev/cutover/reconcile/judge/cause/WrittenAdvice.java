package dev.cutover.reconcile.judge.cause;

import dev.cutover.model.reconcile.Side;
import dev.cutover.reconcile.judge.value.DecimalSlice;
import dev.cutover.reconcile.judge.value.TimeText;
import dev.cutover.run.comparison.Discrepancy;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What helps where nobody has said what a column stands for, and a side writes numbers or times in a form of its own in
 * all samples of its differences. Stateless and thread-safe.
 */
final class WrittenAdvice {
    private WrittenAdvice() {}

    static Optional<String> of(DifferingColumn column) {
        return ofSide(column, Side.LEFT).or(() -> ofSide(column, Side.RIGHT));
    }

    private static Optional<String> ofSide(DifferingColumn column, Side side) {
        List<String> values = values(column, side);
        List<String> others = values(column, side == Side.LEFT ? Side.RIGHT : Side.LEFT);
        if (values.isEmpty() || others.isEmpty()) {
            return Optional.empty();
        }
        String sign = sign(values, others);
        if (!sign.isEmpty()) {
            String example = values.stream()
                    .filter(value -> value.contains(","))
                    .findFirst()
                    .orElse(values.get(0));
            return Optional.of(found(column, side, "numbers", example) + "--compare " + column.name()
                    + "=number --decimal " + side + ":" + sign + " (in a runbook " + column.name()
                    + ": { as: number, decimal: { " + side + ": \"" + sign + "\" } })");
        }
        return values.stream().allMatch(LocalForms::isTime) && others.stream().allMatch(WrittenAdvice::isTime)
                ? Optional.of(found(column, side, "times", values.get(0)) + dates(column, side, values))
                : Optional.empty();
    }

    private static String found(DifferingColumn column, Side side, String what, String example) {
        return "'" + column.name() + "' has " + what + " in another form on the " + side + " (for example `" + example
                + "`): ";
    }

    /** The sign before the decimals of numbers that are not written as usual; empty if they are, or are none. */
    private static String sign(List<String> values, List<String> others) {
        boolean haveCommas = values.stream().anyMatch(value -> value.contains(","));
        if (!haveCommas || !others.stream().allMatch(WrittenAdvice::isNumber)) {
            return "";
        }
        boolean isComma = values.stream().allMatch(LocalForms::isCommaNumber);
        boolean isPoint = values.stream().allMatch(LocalForms::isPointNumber);
        if (isComma && isPoint) {
            // 1,234 may be either: the other side decides.
            return values.stream().anyMatch(value -> others.contains(value.replace(",", ""))) ? "." : ",";
        }
        return isComma ? "," : isPoint ? "." : "";
    }

    private static String dates(DifferingColumn column, Side side, List<String> values) {
        String first = values.get(0);
        String name = column.name();
        if (!LocalForms.hasSlashes(first)) {
            return dates(name, side, LocalForms.patterns(first).get(0));
        }
        String time = LocalForms.time(first);
        boolean isDayFirst = values.stream().anyMatch(LocalForms::isDayFirst);
        boolean isMonthFirst = values.stream().anyMatch(LocalForms::isMonthFirst);
        return isDayFirst == isMonthFirst
                ? "--compare " + name + "=time --dates says whether the day comes first (" + side + ":"
                        + LocalForms.DAY_FIRST + time + ") or the month (" + side + ":" + LocalForms.MONTH_FIRST + time
                        + ")"
                : dates(name, side, (isDayFirst ? LocalForms.DAY_FIRST : LocalForms.MONTH_FIRST) + time);
    }

    private static String dates(String column, Side side, String pattern) {
        return "--compare " + column + "=time --dates " + side + ":'" + pattern + "' (in a runbook " + column
                + ": { as: time, dates: { " + side + ": " + pattern + " } })";
    }

    /** Whether the samples are numbers or times on both sides. */
    static boolean isOfAmountsOrTimes(DifferingColumn column) {
        return are(column, WrittenAdvice::isNumber) || are(column, WrittenAdvice::isTime);
    }

    private static boolean are(DifferingColumn column, Predicate<String> what) {
        List<String> left = values(column, Side.LEFT);
        List<String> right = values(column, Side.RIGHT);
        return !left.isEmpty()
                && !right.isEmpty()
                && left.stream().allMatch(what)
                && right.stream().allMatch(what);
    }

    private static boolean isNumber(String value) {
        return DecimalSlice.of(value) != null || LocalForms.isCommaNumber(value) || LocalForms.isPointNumber(value);
    }

    private static boolean isTime(String value) {
        return TimeText.of(value, Optional.of(ZoneOffset.UTC)).isPresent() || LocalForms.isTime(value);
    }

    /** Those of the samples that are there. */
    private static List<String> values(DifferingColumn column, Side side) {
        return column.samples().stream()
                .map(side == Side.LEFT ? Discrepancy::left : Discrepancy::right)
                .filter(Objects::nonNull)
                .filter(value -> !value.isEmpty())
                .toList();
    }
}
