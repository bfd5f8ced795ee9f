package dev.cutover.run;

import dev.cutover.model.Threshold;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.regex.Pattern;

/** Measured values in the unit of their threshold. Stateless and thread-safe. */
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
        boolean percent = threshold.text().contains("%");
        boolean seconds = !percent && SECONDS.matcher(threshold.text()).find();
        boolean passes = threshold.passes(value, 1);
        var exact = new BigDecimal(value);
        for (int digits = DIGITS; digits < MOST_DIGITS; digits++) {
            var rounded = exact.round(new MathContext(digits, RoundingMode.HALF_UP));
            if (threshold.ofBaseline() || threshold.passes(rounded.doubleValue(), 1) == passes) {
                return text(rounded, percent, seconds);
            }
        }
        return text(exact, percent, seconds);
    }

    private static String text(BigDecimal value, boolean percent, boolean seconds) {
        var shown = percent ? value.movePointRight(2) : value;
        String plain = shown.signum() == 0 ? "0" : shown.stripTrailingZeros().toPlainString();
        return plain + (percent ? " %" : seconds ? " s" : "");
    }
}
