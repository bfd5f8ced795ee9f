package dev.cutover.connector.sandbox.estate.platform;

/** A distribution of durations (log-logistic: a hump and a long tail), as a table of quantiles in ms. Immutable. */
public final class LatencyDistribution {
    private static final int STEPS = 1_024;
    private static final double SHAPE = 5;

    private final int[] quantiles = new int[STEPS];

    /** 95 of 100 stay below 1.8 times the median; the longest is 4.6 times the median. */
    LatencyDistribution(double medianSeconds) {
        for (int step = 0; step < STEPS; step++) {
            double chance = (step + 0.5) / STEPS;
            double factor = StrictMath.pow(chance / (1 - chance), 1 / SHAPE);
            quantiles[step] = (int) Math.round(medianSeconds * factor * 1_000);
        }
    }

    /** Draws a duration in ms by the lowest ten bits. */
    public int draw(long bits) {
        return quantiles[(int) bits & (STEPS - 1)];
    }
}
