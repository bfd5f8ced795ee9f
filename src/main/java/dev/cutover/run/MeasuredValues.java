package dev.cutover.run;

import dev.cutover.model.Criterion;
import dev.cutover.model.Threshold;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.regex.Pattern;

/**
 * Measured values with their unit: that of the threshold, or, where the threshold names none, that of the criterion.
 * Stateless and thread-safe.
 */
public final class MeasuredValues {
    private static final Pattern SECONDS = Pattern.compile("\\d\\s*(?:ms|s|m|h|d)\\b");
    private static final String PERCENT = "%";
    private static final int DIGITS = 4;
    private static final int MOST_DIGITS = 15;

    private MeasuredValues() {}

    /** A value of a criterion. It is rounded, but never across the threshold. */
    public static String of(double value, Criterion criterion) {
        var threshold = criterion.pass();
        if (!Double.isFinite(value)) {
            return Double.toString(value);
        }
        String unit = unit(criterion);
        boolean passes = threshold.passes(value, 1);
        var exact = new BigDecimal(value);
        for (int digits = DIGITS; digits < MOST_DIGITS; digits++) {
            var rounded = exact.round(new MathContext(digits, RoundingMode.HALF_UP));
            if (threshold.ofBaseline() || threshold.passes(rounded.doubleValue(), 1) == passes) {
                return text(rounded, unit);
            }
        }
        return text(exact, unit);
    }

    /** The unit that values of a criterion are shown in; empty if they have none. */
    public static String unit(Criterion criterion) {
        String own = unit(criterion.pass());
        return own.isEmpty() ? criterion.unit() : own;
    }

    /** The unit that a threshold names: {@code %}, {@code s} for every duration, or empty for a plain number. */
    public static String unit(Threshold threshold) {
        if (threshold.text().contains(PERCENT)) {
            return PERCENT;
        }
        return SECONDS.matcher(threshold.text()).find() ? "s" : "";
    }

    private static String text(BigDecimal value, String unit) {
        var shown = unit.equals(PERCENT) ? value.movePointRight(2) : value;
        String plain = shown.signum() == 0 ? "0" : shown.stripTrailingZeros().toPlainString();
        return unit.isEmpty() ? plain : plain + " " + unit;
    }
}
