package dev.cutover.connector.sandbox.estate.metrics;

import java.util.OptionalDouble;

/**
 * The result of a query.
 *
 * @param value empty if there is no data, which is not the same as zero
 * @param samples the number of orders that the value is based on
 * @param seconds the length of the window, in seconds
 */
public record Measurement(EstateMetric estateMetric, OptionalDouble value, long samples, long seconds) {
    public static Measurement of(EstateMetric estateMetric, CounterTotals counterTotals) {
        long samples = estateMetric.samples(counterTotals);
        var value = samples == 0 ? OptionalDouble.empty() : OptionalDouble.of(estateMetric.value(counterTotals));
        return new Measurement(estateMetric, value, samples, counterTotals.seconds());
    }
}
