package dev.cutover.spi;

import dev.cutover.model.Criterion;
import dev.cutover.model.Threshold;
import dev.cutover.spi.Metrics.Measurement;
import java.math.BigDecimal;
import java.math.MathContext;

/**
 * Reads a measurement by the criterion that asks for it. A share is a ratio from 0 to 1; a number whose unit nobody has
 * stated is none, and neither is one below 0 % or over 100 %: then there is no data. Stateless and thread-safe.
 */
public final class MeasuredShare {
    /** Sums of ratios may be off by a rounding. */
    private static final double ROUNDING = 1e-9;

    private MeasuredShare() {}

    /** The measurement in the units of {@link Metrics#evaluate}, or no data and the reason. */
    public static Measurement of(Measurement given, Criterion criterion) {
        return of(given, criterion.pass(), criterion.isShare());
    }

    /**
     * The same for a threshold alone.
     *
     * @param share whether it is one for shares
     */
    public static Measurement of(Measurement given, Threshold pass, boolean share) {
        if (!(given instanceof Measurement.Value value)) {
            return given;
        }
        return share ? share(value, pass) : plain(value, pass);
    }

    private static Measurement plain(Measurement.Value value, Threshold pass) {
        return value.unit() == Metrics.Unit.WRITTEN_PERCENT && !pass.ofBaseline()
                ? Measurement.noData(percent(value.value()) + " was measured, and the threshold `" + pass.text()
                        + "` is no percentage")
                : value.withValue(value.value());
    }

    private static Measurement share(Measurement.Value value, Threshold pass) {
        if (value.unit() == Metrics.Unit.UNSTATED) {
            return Measurement.noData("`" + plain(value.value()) + "` has no unit, and a percentage is compared; print"
                    + " `50 %`, or set `unit: percent` or `unit: fraction` for the metrics");
        }
        double share = value.unit() == Metrics.Unit.PERCENT ? value.value() / 100 : value.value();
        return isBounded(pass) && !(share >= -ROUNDING && share <= 1 + ROUNDING)
                ? Measurement.noData(percent(share) + " is no share: it is " + (share < 0 ? "below 0 %" : "over 100 %"))
                : value.withValue(share);
    }

    /** A threshold that itself lies outside of 0 % and 100 % compares something else, such as a growth. */
    private static boolean isBounded(Threshold pass) {
        return pass.ofBaseline() || (pass.bound() >= 0 && pass.upper() <= 1);
    }

    private static String percent(double share) {
        return plain(share * 100) + " %";
    }

    private static String plain(double number) {
        return Double.isFinite(number)
                ? new BigDecimal(number, new MathContext(6))
                        .stripTrailingZeros()
                        .toPlainString()
                : Double.toString(number);
    }
}
