package dev.cutover.connector.prometheus;

import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.writer.CsvWriter;
import dev.cutover.spi.CallContext;
import dev.cutover.spi.Capture;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.Outcome;
import dev.cutover.spi.settings.SettingsReader;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Series over a range of time as evidence: a table of instants, series and values, or Prometheus's own answer.
 * Thread-safe.
 */
final class PrometheusCapture implements Capture {
    static final String KIND = "metrics";

    private final PrometheusSettings settings;
    private final PrometheusApi api;

    PrometheusCapture(PrometheusSettings settings, PrometheusApi api) {
        this.settings = settings;
        this.api = api;
    }

    @Override
    public Outcome capture(String kind, Map<String, Object> with, CallContext context)
            throws ConnectorException, InterruptedException {
        if (!kind.equals(KIND)) {
            return Outcome.failed("it captures " + KIND + ", not " + kind, true);
        }
        var given = SettingsReader.of(with);
        var range = SeriesRange.read(given);
        if (!given.problems().isEmpty()) {
            return Outcome.failed(String.join("; ", given.problems()), true);
        }
        String query = QueryPlaces.fill(settings.metric(range.query()).query(), range.over(), context.segment());
        var answer = api.ask("/api/v1/query_range", parameters(query, range));
        if (answer.result().isEmpty()) {
            return Outcome.failed("the query finds no series in the last " + QueryPlaces.duration(range.over()), true);
        }
        attach(answer.result(), range.form(), context);
        String warnings = answer.warnings().isEmpty() ? "" : "; warnings: " + String.join("; ", answer.warnings());
        return Outcome.succeeded(answer.result().size() + " series captured" + warnings);
    }

    /** The last point is Prometheus's own present. */
    private Map<String, String> parameters(String query, SeriesRange range)
            throws ConnectorException, InterruptedException {
        var end = new BigDecimal(SingleValue.of(api.ask("/api/v1/query", Map.of("query", "time()")))
                .at());
        var start = end.subtract(BigDecimal.valueOf(range.span().toMillis(), 3));
        return Map.of(
                "query",
                query,
                "start",
                start.toPlainString(),
                "end",
                end.toPlainString(),
                "step",
                QueryPlaces.duration(range.step()));
    }

    private static void attach(JsonNode series, SeriesRange.Form form, CallContext context) {
        if (form == SeriesRange.Form.JSON) {
            context.evidence()
                    .attach(KIND, "application/json", series.toString().getBytes(StandardCharsets.UTF_8));
        } else {
            context.evidence().attach(KIND, "text/csv", table(series).getBytes(StandardCharsets.UTF_8));
        }
    }

    private static String table(JsonNode series) {
        var text = new StringWriter();
        try (var csv = CsvWriter.builder().build(text)) {
            csv.writeRecord("time", "series", "value");
            for (JsonNode one : series) {
                String name = name(one.path("metric"));
                for (JsonNode point : one.path("values")) {
                    csv.writeRecord(instant(point.path(0)), name, point.path(1).asText());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static String instant(JsonNode seconds) {
        long millis = seconds.decimalValue().movePointRight(3).longValue();
        return Instant.ofEpochMilli(millis).toString();
    }

    /** As PromQL selects it. */
    private static String name(JsonNode metric) {
        var labels = new TreeMap<String, String>();
        metric.properties()
                .forEach(label -> labels.put(label.getKey(), label.getValue().toString()));
        labels.remove("__name__");
        return metric.path("__name__").asText()
                + labels.entrySet().stream()
                        .map(label -> label.getKey() + "=" + label.getValue())
                        .collect(Collectors.joining(",", "{", "}"));
    }
}
