package dev.cutover.model;

import dev.cutover.model.reconcile.Limit;

/**
 * A threshold, written down before the run. Percentages are held as ratios ({@code 99.5 %} is 0.995), durations in
 * seconds.
 *
 * @param upper the upper end of {@code BETWEEN}; otherwise equal to {@code bound}
 * @param ofBaseline whether the bound is a factor of the baseline
 * @param text as it was written
 */
public record Threshold(Comparison comparison, double bound, double upper, boolean ofBaseline, String text)
        implements Limit {

    /** How a value is compared with the bound. */
    public enum Comparison {
        EQUAL,
        AT_LEAST,
        AT_MOST,
        MORE_THAN,
        LESS_THAN,
        BETWEEN
    }

    /** Whether the value passes; {@code baseline} counts only where the threshold is a factor of it. */
    public boolean passes(double value, double baseline) {
        double mark = ofBaseline ? bound * baseline : bound;
        return switch (comparison) {
            case EQUAL -> value == mark;
            case AT_LEAST -> value >= mark;
            case AT_MOST -> value <= mark;
            case MORE_THAN -> value > mark;
            case LESS_THAN -> value < mark;
            case BETWEEN -> value >= bound && value <= upper;
        };
    }

    /** A factor of a baseline allows nothing: a comparison has none. */
    @Override
    public boolean allows(double value) {
        return !ofBaseline && passes(value, Double.NaN);
    }

    @Override
    public String toString() {
        return text;
    }
}
