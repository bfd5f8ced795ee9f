package dev.cutover.connector.sandbox;

import dev.cutover.model.Segment;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.Metrics;
import java.time.Duration;

/**
 * What the sandbox measures. A query says by itself what traffic it is about, as in the system that it stands in for.
 * Thread-safe.
 */
final class SandboxMetrics implements Metrics {
    private final Door door;

    SandboxMetrics(Door door) {
        this.door = door;
    }

    @Override
    public Measurement evaluate(String query, Duration window, Segment segment)
            throws ConnectorException, InterruptedException {
        try {
            var measured = door.ask(estate -> estate.measure(door.site(), query, window));
            return measured.value().isPresent()
                    ? Measurement.value(measured.value().getAsDouble(), measured.samples())
                    : Measurement.noData("no such orders in the last " + measured.seconds() + " s");
        } catch (EstateException refusal) {
            return Measurement.noData(Door.words(refusal));
        }
    }

    @Override
    public boolean answersFromMemory() {
        return true;
    }

    @Override
    public String check(String query) {
        try {
            QueryParser.parse(query).cells(door.house().segments());
            return "";
        } catch (EstateException refusal) {
            return Door.words(refusal);
        }
    }
}
