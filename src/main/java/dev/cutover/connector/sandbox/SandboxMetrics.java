package dev.cutover.connector.sandbox;

import dev.cutover.connector.sandbox.estate.metrics.MetricQueryParser;
import dev.cutover.connector.sandbox.estate.platform.EstateException;
import dev.cutover.model.Segment;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.Metrics;
import java.time.Duration;

/**
 * Metrics of the sandbox. The query itself selects the traffic, as in a real metrics system, so the segment that comes
 * with it is ignored. Thread-safe.
 */
final class SandboxMetrics implements Metrics {
    private final EstateAccess estateAccess;

    SandboxMetrics(EstateAccess estateAccess) {
        this.estateAccess = estateAccess;
    }

    @Override
    public Measurement evaluate(String query, Duration window, Segment segment)
            throws ConnectorException, InterruptedException {
        try {
            var measured = estateAccess.ask(estate -> estate.measure(estateAccess.site(), query, window));
            return measured.value().isPresent()
                    ? Measurement.value(measured.value().getAsDouble(), measured.samples())
                    : Measurement.noData("no such orders in the last " + measured.seconds() + " s");
        } catch (EstateException refusal) {
            return Measurement.noData(EstateAccess.words(refusal));
        }
    }

    @Override
    public boolean answersFromMemory() {
        return true;
    }

    @Override
    public String check(String query) {
        try {
            MetricQueryParser.parse(query).cells(estateAccess.shared().routingKeys());
            return "";
        } catch (EstateException refusal) {
            return EstateAccess.words(refusal);
        }
    }
}
