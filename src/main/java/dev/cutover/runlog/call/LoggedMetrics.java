package dev.cutover.runlog.call;

import dev.cutover.model.Segment;
import dev.cutover.model.SystemId;
import dev.cutover.runlog.LogEntry.Level;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.Metrics;
import java.time.Duration;

/**
 * Metrics whose queries are logged. Values that come one after the other tell nothing new: the record has what was
 * judged. Thread-safe.
 */
record LoggedMetrics(SystemId system, Metrics real, LoggedCalls calls) implements Metrics {

    @Override
    public Measurement evaluate(String query, Duration window, Segment segment)
            throws ConnectorException, InterruptedException {
        return calls.question(
                AskedOfSystem.question(system, "evaluate")
                        .with("segment", segment.toString())
                        .with("window", window.toSeconds() + "s")
                        .with("query", query),
                () -> real.evaluate(query, window, segment),
                LoggedMetrics::answer);
    }

    private static GivenAnswer answer(Measurement measurement) {
        if (measurement instanceof Measurement.Value value) {
            return GivenAnswer.of(Level.INFO, "value", value.note())
                    .sameWhateverItSays()
                    .with("value", Double.toString(value.value()))
                    .with("samples", Long.toString(value.samples()));
        }
        String why = measurement instanceof Measurement.NoData none ? none.why() : measurement.toString();
        return GivenAnswer.of(Level.WARN, "no-data", why);
    }

    @Override
    public boolean answersFromMemory() {
        return real.answersFromMemory();
    }

    @Override
    public String check(String query) {
        return real.check(query);
    }
}
