package dev.cutover.reconcile.judge.cause;

import dev.cutover.run.comparison.Cause.Concentration;
import java.util.Objects;
import java.util.Optional;

/**
 * Finds the value of a dimension that problems have far more often than other keys: at least twice as often, and so
 * often that it is no chance. Stateless.
 */
final class Outlier {
    private static final int FEWEST = 10;
    private static final double LEAST_SHARE = 0.3;
    private static final double LEAST_LIFT = 2;
    /** In standard deviations of what would be expected by chance. */
    private static final double LEAST_SURPRISE = 5;

    private Outlier() {}

    static Optional<Concentration> of(CauseEntry entry, Dimensions dimensions) {
        Optional<Concentration> best = Optional.empty();
        double most = LEAST_SURPRISE;
        if (entry.count() < FEWEST) {
            return best;
        }
        for (int dimension = 0; dimension < dimensions.names().size(); dimension++) {
            String name = dimensions.names().get(dimension);
            DimensionCounts counts = dimensions.counts(dimension);
            if (counts.hasTooMany() || name.equals(entry.signature().about())) {
                continue;
            }
            for (int value = 0; value < counts.size(); value++) {
                double share = (double) entry.counted(dimension, value) / entry.count();
                double usual = (double) counts.counted(value) / dimensions.keys();
                double surprise = surprise(share, usual, entry.count());
                if (share >= LEAST_SHARE && share >= LEAST_LIFT * usual && surprise > most) {
                    String text = Objects.requireNonNullElse(counts.text(value), "no value");
                    best = Optional.of(new Concentration(name, text, share, usual));
                    most = surprise;
                }
            }
        }
        return best;
    }

    private static double surprise(double share, double usual, long count) {
        return (share - usual) / Math.sqrt(Math.max(usual * (1 - usual), 1e-9) / count);
    }
}
