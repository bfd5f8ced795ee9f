package dev.cutover.connector.http;

import dev.cutover.connector.http.request.JsonText;
import dev.cutover.http.HttpAnswer;
import dev.cutover.http.HttpFailureException;
import dev.cutover.model.Segment;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.Metrics;
import dev.cutover.spi.operation.PlaceValues;
import dev.cutover.spi.operation.UnfitValueException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Metrics that the environment file defines by requests. Thread-safe. */
final class HttpMetrics implements Metrics {
    private final Map<String, MetricSpec> metrics;
    private final ServiceCaller caller;

    HttpMetrics(Map<String, MetricSpec> metrics, ServiceCaller caller) {
        this.metrics = new LinkedHashMap<>(metrics);
        this.caller = caller;
    }

    @Override
    public Measurement evaluate(String query, Duration window, Segment segment)
            throws ConnectorException, InterruptedException {
        @Nullable MetricSpec metric = metrics.getOrDefault(query, metrics.get(MetricSpec.ANY));
        if (metric == null) {
            throw new ConnectorException(mistake(metrics, query));
        }
        try {
            var values =
                    new PlaceValues(Map.of("query", query, "window", Long.toString(window.toSeconds()))).in(segment);
            var answer = caller.read(metric.request()
                    .call(caller.service(), values, caller.service().limit()));
            return measurement(metric, answer);
        } catch (UnfitValueException e) {
            throw new ConnectorException(query + " was not asked for: " + e.why(), e);
        } catch (HttpFailureException e) {
            throw new ConnectorException(e.why(), e);
        }
    }

    private Measurement measurement(MetricSpec metric, HttpAnswer answer) throws ConnectorException {
        if (!answer.isSuccess()) {
            String what = "the service answers with status " + answer.status();
            throw answer.status() >= 400 && answer.status() < 500
                    ? ConnectorException.ofRefusedRead(what)
                    : new ConnectorException(what);
        }
        var body = JsonText.of(answer)
                .orElseThrow(() -> new ConnectorException("the service answers with a body that is not JSON"));
        caller.errors().refuse(body, "the service");
        return metric.measurement(body);
    }

    @Override
    public String check(String query) {
        return mistake(metrics, query);
    }

    /** What is wrong with a query; empty if nothing is. */
    static String mistake(Map<String, MetricSpec> metrics, String query) {
        return metrics.containsKey(query) || metrics.containsKey(MetricSpec.ANY)
                ? ""
                : "`" + query + "` is not a metric of this system; there are " + String.join(", ", metrics.keySet());
    }
}
