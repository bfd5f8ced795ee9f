package dev.cutover.connector.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cutover.model.Binding;
import dev.cutover.model.Segment;
import dev.cutover.model.SystemId;
import dev.cutover.spi.ConnectorException;
import dev.cutover.testkit.web.Certificates;
import dev.cutover.testkit.web.PlainContext;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrometheusSettingsTest {
    private static final Map<String, Object> URL = Map.of("url", "http://prometheus.example");

    private static Binding binding(Map<String, Object> with) {
        return new Binding(new SystemId("metrics"), "prometheus", with, Map.of());
    }

    @Test
    void allMistakesAreToldAtOnce() {
        var problems = new PrometheusConnectorProvider()
                .describe(binding(Map.of(
                        "unit",
                        "ratio",
                        "stale-after",
                        "soon",
                        "freshness",
                        "time() - up",
                        "metrics",
                        Map.of("errors", Map.of("query", "sum(x", "window", "5m")))))
                .problems();

        assertThat(problems)
                .anySatisfy(problem -> assertThat(problem).startsWith("url is missing"))
                .anySatisfy(problem -> assertThat(problem).startsWith("unit must be fraction or percent"))
                .anySatisfy(problem -> assertThat(problem).startsWith("stale-after must be a duration"))
                .anySatisfy(problem -> assertThat(problem).startsWith("freshness must be one selector of series"))
                .anySatisfy(
                        problem -> assertThat(problem).startsWith("metrics.errors.query has a ( that nothing closes"))
                .anySatisfy(problem -> assertThat(problem).startsWith("metrics.errors.window"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sum(rate(x[{window}]))        | ``",
                "x{region=\"{segment.region}\"} | ``",
                "sum(rate(x[5m])               | has a ( that nothing closes, at its character 4",
                "sum(rate(x[5m]))}             | has a } without its {, at its character 17",
                "sum(rate(x[5m)])              | has a ) without its (, at its character 14",
                "x{a=\"b}                      | has a quotation mark \" that nothing closes, at its character 5",
            })
    void bracketsAndQuotationMarksOfAQueryAreChecked(String query, String mistake) {
        assertThat(new PrometheusConnectorProvider().checkQuery(binding(URL), query))
                .endsWith(mistake.equals("``") ? "" : mistake)
                .matches(told -> told.isEmpty() == mistake.equals("``"));
    }

    @Test
    void anEmptyQueryIsAMistake() {
        assertThat(new PrometheusConnectorProvider().checkQuery(binding(URL), " "))
                .contains("is empty");
    }

    @Test
    void theWindowAndTheSegmentAreFilledIn() {
        assertThat(QueryPlaces.fill(
                        "x{r=~\"{segment.region}\",l=~\"{segment.lane}\"}[{window}]",
                        Duration.ofMinutes(5),
                        Segment.of(Map.of("region", "us-east"))))
                .isEqualTo("x{r=~\"us-east\",l=~\".*\"}[300s]");
        assertThat(QueryPlaces.duration(Duration.ofMillis(1500))).isEqualTo("1500ms");
    }

    @Test
    void certificatesLieBesideTheEnvironmentFile(@TempDir Path folder) throws Exception {
        var provider = new PrometheusConnectorProvider();
        var context = new PlainContext(folder);
        var own = Certificates.make(folder, "localhost", "-1d", 10);
        provider.open(trusting(own.certificate()), context).close();

        assertThatThrownBy(() -> provider.open(trusting("missing.pem"), context))
                .isInstanceOf(ConnectorException.class)
                .hasMessageContaining("there is no such file: " + folder + "/missing.pem");
    }

    private static Binding trusting(String certificate) {
        return new Binding(
                new SystemId("trusting"),
                "prometheus",
                Map.of("url", "https://prometheus.example", "tls", Map.of("ca", certificate)),
                Map.of());
    }
}
