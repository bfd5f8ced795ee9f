package dev.cutover.dryrun;

import dev.cutover.model.Segment;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.Metrics;
import java.time.Duration;

/** Passes measurements through, and reuses recent ones. */
final class DryMetrics implements Metrics {
    private final Metrics real;
    private final RecentMeasurements recentMeasurements;

    DryMetrics(Metrics real, RecentMeasurements recentMeasurements) {
        this.real = real;
        this.recentMeasurements = recentMeasurements;
    }

    @Override
    public Measurement evaluate(String query, Duration window, Segment segment)
            throws ConnectorException, InterruptedException {
        return recentMeasurements.of(
                new RecentMeasurements.Asked(query, window, segment), () -> real.evaluate(query, window, segment));
    }

    @Override
    public String check(String query) {
        return real.check(query);
    }
}
