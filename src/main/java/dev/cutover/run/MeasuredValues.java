package dev.cutover.run;

import dev.cutover.model.Threshold;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.regex.Pattern;

/** Measured values in the unit of their threshold. Stateless. */
public final class MeasuredValues {
    private static final Pattern SECONDS = Pattern.compile("\\d\\s*(?:ms|s|m|h|d)\\b");
    private static final int DIGITS = 4;
    private static final int MOST_DIGITS = 15;

    private MeasuredValues() {}

    /** A value beside a threshold. It is rounded, but never across the threshold. */
    public static String of(double value, Threshold threshold) {
        if (!Double.isFinite(value)) {
            return Double.toString(value);
        }
        String unit = unit(threshold);
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

    /** What a threshold is measured in: {@code %}, {@code s} for every duration, or empty for a plain number. */
    public static String unit(Threshold threshold) {
        return threshold.text().contains("%")
                ? "%"
                : SECONDS.matcher(threshold.text()).find() ? "s" : "";
    }

    private static String text(BigDecimal value, String unit) {
        var shown = unit.equals("%") ? value.movePointRight(2) : value;
        String plain = shown.signum() == 0 ? "0" : shown.stripTrailingZeros().toPlainString();
        return plain + (unit.isEmpty() ? "" : " " + unit);
    }
}
