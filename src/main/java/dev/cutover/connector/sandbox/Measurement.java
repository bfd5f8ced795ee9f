package dev.cutover.connector.sandbox;

import java.util.OptionalDouble;

/**
 * The answer to a query at a moment.
 *
 * @param value empty if there is no data, which is not the same as zero
 * @param samples how many orders the value rests on
 * @param seconds how much time it sums up
 */
record Measurement(Metric metric, OptionalDouble value, long samples, long seconds) {
    static Measurement of(Metric metric, Totals totals) {
        long samples = metric.samples(totals);
        var value = samples == 0 ? OptionalDouble.empty() : OptionalDouble.of(metric.value(totals));
        return new Measurement(metric, value, samples, totals.seconds());
    }
}
