package dev.cutover.preflight.trial;

import dev.cutover.spi.CallContext;
import dev.cutover.spi.Connector;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.Metrics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Evaluates a query, as the system reports it: no criterion judges the value.
 *
 * @param window the span before now whose observations count
 */
public record MetricQuestion(String query, Duration window) implements TrialQuestion {
    public static final String NAME = "query";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public SortedMap<String, String> given() {
        return new TreeMap<>(Map.of("query", query, "window", window.toSeconds() + " s"));
    }

    @Override
    public boolean writes() {
        return false;
    }

    @Override
    public TrialAnswer ask(Connector connector, CallContext context) throws ConnectorException, InterruptedException {
        var metrics = TrialQuestion.as(Metrics.class, connector);
        String wrong = metrics.check(query);
        if (!wrong.isEmpty()) {
            return TrialAnswer.of(TrialState.FAILED, wrong, TrialTable.NONE);
        }
        var measured = metrics.evaluate(query, window, context.segment());
        if (measured instanceof Metrics.Measurement.Value value) {
            return TrialAnswer.of(
                    TrialState.SUCCEEDED,
                    value.note(),
                    new TrialTable(
                            List.of("value", "samples", "unit", "age"),
                            List.of(List.of(
                                    Double.toString(value.value()),
                                    Long.toString(value.samples()),
                                    unit(value.unit()),
                                    value.age().map(MetricQuestion::age).orElse("not stated")))));
        } else if (measured instanceof Metrics.Measurement.NoData none) {
            return TrialAnswer.unknown("no data: " + none.why());
        }
        throw new IllegalStateException("no reading of " + measured.getClass());
    }

    private static String age(Duration old) {
        return Math.max(0, old.toSeconds()) + " s";
    }

    /** What a number is where a share is asked for. */
    private static String unit(Metrics.Unit unit) {
        return switch (unit) {
            case FRACTION -> "fraction of 1";
            case PERCENT -> "percent";
            case WRITTEN_PERCENT -> "fraction of 1, written as a percentage";
            case UNSTATED -> "not stated";
        };
    }
}
