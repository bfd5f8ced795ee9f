package dev.cutover.board;

import dev.cutover.model.Criterion;

/**
 * How near a value is to its threshold: the share of what is allowed that it takes up, 0 far from it and 1 at it.
 * Stateless and thread-safe.
 */
final class ThresholdShare {
    private ThresholdShare() {}

    /**
     * Of a value that passes; 0 where the threshold leaves no room that could be taken up.
     *
     * @param baseline what a factor of the baseline is taken of
     */
    static double of(double value, Criterion criterion, double baseline) {
        var pass = criterion.pass();
        double mark = pass.ofBaseline() ? pass.bound() * baseline : pass.bound();
        return switch (pass.comparison()) {
            case EQUAL -> 0;
            case AT_MOST, LESS_THAN -> share(value, mark);
            case AT_LEAST, MORE_THAN -> criterion.isShare() ? share(1 - value, 1 - mark) : share(mark, value);
            case BETWEEN -> share(Math.abs(2 * value - pass.upper() - pass.bound()), pass.upper() - pass.bound());
        };
    }

    private static double share(double part, double whole) {
        return whole > 0 ? Math.max(0, Math.min(1, part / whole)) : 0;
    }
}
