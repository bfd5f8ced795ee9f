package dev.cutover.connector.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cutover.model.Binding;
import dev.cutover.model.Segment;
import dev.cutover.model.SystemId;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.Metrics;
import dev.cutover.spi.Metrics.Measurement;
import dev.cutover.testkit.web.LocalService;
import dev.cutover.testkit.web.LocalService.Told;
import dev.cutover.testkit.web.PlainContext;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a Prometheus that answers in an unusual way is taken to say. */
class PrometheusAnswersTest {
    private static final String METRIC = "sum(shop_up)";
    private static final String REFUSED = "{\"status\":\"error\",\"errorType\":\"timeout\",\"error\":\"too slow\"}";

    @TempDir
    private Path folder;

    private LocalService service;
    private PlainContext context;

    @BeforeEach
    void start() throws IOException {
        service = LocalService.plain();
        context = new PlainContext(folder);
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void anAgeThatCannotBeFoundIsNoData() throws Exception {
        answering(query -> query.contains("timestamp") ? Told.json(503, REFUSED) : value("5", ""));

        assertThat(measured(METRIC, Map.of()))
                .isInstanceOfSatisfying(
                        Measurement.NoData.class,
                        none -> assertThat(none.why()).contains("the age of its samples cannot be found", "too slow"));
        assertThat(measured("vector(5)", Map.of())).as("it selects nothing").isInstanceOf(Measurement.Value.class);
    }

    @Test
    void warningsOfEachQueryAreTold() throws Exception {
        answering(query -> {
            if (query.contains("timestamp")) {
                return value("1700000000", "a part of the ages is missing");
            }
            return query.equals("count(x)")
                    ? value("7", "a part of the samples is missing")
                    : value("5", "a store is down");
        });
        var value = (Measurement.Value) measured(
                "orders", Map.of("metrics", Map.of("orders", Map.of("query", METRIC, "samples", "count(x)"))));

        assertThat(value.note())
                .contains("a store is down", "a part of the ages is missing", "a part of the samples is missing");
    }

    @Test
    void certificatesAreLookedForBesideTheEnvironment() {
        assertThatThrownBy(() -> measured(METRIC, Map.of("tls", Map.of("ca", "missing.pem"))))
                .isInstanceOf(ConnectorException.class)
                .hasMessageContaining("there is no such file: " + folder.resolve("missing.pem"));
    }

    @Test
    void aTokenThatIsHandedOutIsHidden() throws Exception {
        service.on("/token", asked -> Told.json(200, "{\"access_token\":\"handed-out\",\"expires_in\":1e30}"));
        answering(query -> value("1700000000", ""));
        measured(
                METRIC,
                Map.of(
                        "sign-in",
                        Map.of(
                                "token",
                                Map.of(
                                        "url",
                                        service.url() + "/token",
                                        "client-id",
                                        "cutover",
                                        "client-secret",
                                        "s3"))));

        assertThat(context.hidden()).containsEntry("metrics token", "handed-out");
    }

    private void answering(Function<String, Told> answer) {
        service.on("/api/v1/query", asked -> {
            String form = URLDecoder.decode(asked.body(), StandardCharsets.UTF_8);
            for (String field : form.split("&", -1)) {
                if (field.startsWith("query=")) {
                    return answer.apply(field.substring("query=".length()));
                }
            }
            return Told.json(400, REFUSED);
        });
    }

    /** At an instant at which the samples are new. */
    private static Told value(String value, String warning) {
        return Told.json(
                200,
                "{\"status\":\"success\",\"warnings\":[" + (warning.isEmpty() ? "" : "\"" + warning + "\"")
                        + "],\"data\":{\"resultType\":\"vector\",\"result\":[{\"metric\":{\"selector\":\"0\"},"
                        + "\"value\":[1700000001,\"" + value + "\"]}]}}");
    }

    private Measurement measured(String query, Map<String, Object> more) throws Exception {
        var with = new LinkedHashMap<String, Object>(more);
        with.put("url", service.url());
        return new PrometheusConnectorProvider()
                .open(new Binding(new SystemId("metrics"), "prometheus", with, Map.of()), context)
                .as(Metrics.class)
                .orElseThrow()
                .evaluate(query, Duration.ofSeconds(30), Segment.EVERYTHING);
    }
}
