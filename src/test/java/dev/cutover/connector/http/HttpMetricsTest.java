package dev.cutover.connector.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cutover.model.Segment;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.Metrics;
import dev.cutover.spi.Metrics.Measurement;
import dev.cutover.testkit.web.LocalService.Told;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Metrics that are asked for by requests: a value, or no data and why. */
class HttpMetricsTest {
    @TempDir
    private Path folder;

    private HttpWorkbench bench;

    @BeforeEach
    void open() throws IOException {
        var request = Map.of("url", "/stats?q={query}&s={window}&r={segment.region}");
        bench = new HttpWorkbench(folder)
                .with(
                        "metrics",
                        Map.of(
                                "errors", Map.of("request", request, "value", "/rate", "samples", "/count"),
                                "share", Map.of("request", request, "value", "/rate", "unit", "percent")));
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void aValueIsReadWithItsSamples() throws Exception {
        bench.service.on("/api/stats", asked -> Told.json(200, "{\"rate\":0.25,\"count\":1200}"));

        assertThat(evaluate("errors")).isEqualTo(Measurement.value(0.25, 1200, Metrics.Unit.UNSTATED));
        assertThat(bench.service.asked().get(0).uri().getQuery()).isEqualTo("q=errors&s=300&r=us-east");
        assertThat(bench.service.asked().get(0).header("traceparent")).isNotEmpty();
    }

    @Test
    void aTextThatIsANumberCountsOnlyWithAUnit() throws Exception {
        bench.service.on("/api/stats", asked -> Told.json(200, "{\"rate\":\"99.5\",\"count\":1}"));

        assertThat(evaluate("share")).isEqualTo(Measurement.value(99.5, 1, Metrics.Unit.PERCENT));
        assertThat(evaluate("errors")).isEqualTo(Measurement.noData("/rate is the text \"99.5\", not a number"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{};the answer has no /rate",
                "{\"rate\":null};the answer has no /rate",
                "{\"rate\":\"NaN\"};/rate is the text \"NaN\", not a number",
                "{\"rate\":[1]};/rate is [1], not a number",
                "{\"rate\":1e999};/rate is * which is too large a number",
                "{\"rate\":1};the number of samples, /count, is missing",
                "{\"rate\":1,\"count\":1.5};the number of samples, /count, is 1.5",
                "{\"rate\":1,\"count\":-1};the number of samples, /count, is -1"
            })
    void whatIsNoNumberIsNoData(String body, String why) throws Exception {
        bench.service.on("/api/stats", asked -> Told.json(200, body));
        String told = ((Measurement.NoData) evaluate("errors")).why();

        if (why.contains("*")) {
            assertThat(told)
                    .startsWith(why.substring(0, why.indexOf('*')))
                    .endsWith(why.substring(why.indexOf('*') + 2));
        } else {
            assertThat(told).isEqualTo(why);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 500, 503})
    void aServiceThatCannotTellIsNotRead(int status) throws Exception {
        bench.service.on("/api/stats", asked -> Told.json(status, "{\"rate\":0}"));

        assertThatThrownBy(() -> evaluate("errors"))
                .isInstanceOf(ConnectorException.class)
                .hasMessage("the service answers with status " + status);
    }

    @Test
    void aPageThatIsNotJsonIsNotRead() throws Exception {
        bench.service.on("/api/stats", asked -> Told.json(200, "<html>0</html>"));

        assertThatThrownBy(() -> evaluate("errors")).hasMessage("the service answers with a body that is not JSON");
    }

    @Test
    void anAnswerWhoseBodyTellsAnErrorIsNotRead() throws Exception {
        bench.with("error-body", Map.of("pointer", "/error"));
        bench.service.on("/api/stats", asked -> Told.json(200, "{\"rate\":0,\"count\":0,\"error\":\"no such query\"}"));

        assertThatThrownBy(() -> evaluate("errors"))
                .isInstanceOf(ConnectorException.class)
                .hasMessage("the service tells an error in its body: no such query");
    }

    @Test
    void anUnknownMetricIsAMistake() {
        var provider = new HttpConnectorProvider();

        assertThat(provider.checkQuery(bench.binding(), "latency"))
                .startsWith("`latency` is not a metric of this system; there are ");
        assertThat(provider.checkQuery(bench.binding(), "errors")).isEmpty();
    }

    private Measurement evaluate(String query) throws ConnectorException, InterruptedException {
        return bench.open(Metrics.class)
                .evaluate(query, Duration.ofMinutes(5), Segment.of(Map.of("region", "us-east")));
    }
}
