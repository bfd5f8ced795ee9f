package dev.cutover.connector.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cutover.model.Binding;
import dev.cutover.model.Segment;
import dev.cutover.model.SystemId;
import dev.cutover.spi.CallContext;
import dev.cutover.spi.Capture;
import dev.cutover.spi.Connector;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.Metrics;
import dev.cutover.spi.Metrics.Measurement;
import dev.cutover.spi.Outcome;
import dev.cutover.spi.Preflight;
import dev.cutover.spi.Preflight.Aspect;
import dev.cutover.spi.Preflight.Found;
import dev.cutover.spi.Preflight.Verdict;
import dev.cutover.testkit.LoneRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A real Prometheus that scrapes a real endpoint. */
class PrometheusTest {
    private static final Duration WINDOW = Duration.ofSeconds(30);

    @TempDir
    private static Path folder;

    private static ScrapedEndpoint endpoint;
    private static RunningPrometheus prometheus;

    private final Map<String, String> evidence = new LinkedHashMap<>();

    @BeforeAll
    static void start() throws IOException {
        endpoint = new ScrapedEndpoint();
        prometheus = new RunningPrometheus(folder, endpoint);
    }

    @AfterAll
    static void stop() throws InterruptedException {
        endpoint.stop();
        if (prometheus != null) {
            prometheus.kill();
        }
    }

    private static Connector open(Map<String, Object> more) throws ConnectorException {
        var with = new LinkedHashMap<String, Object>(more);
        with.putIfAbsent("url", prometheus.url());
        return new PrometheusConnectorProvider()
                .open(
                        new Binding(new SystemId("metrics"), "prometheus", with, Map.of()),
                        new LoneRun(new WallClock(), folder));
    }

    private static Measurement measured(String query, Map<String, Object> with)
            throws ConnectorException, InterruptedException {
        return open(with).as(Metrics.class).orElseThrow().evaluate(query, WINDOW, Segment.EVERYTHING);
    }

    private static Measurement.Value value(String query, Map<String, Object> with)
            throws ConnectorException, InterruptedException {
        return (Measurement.Value) measured(query, with);
    }

    @Test
    void aValueHasTheAgeOfItsNewestSample() throws Exception {
        var value = value("sum(avg_over_time(shop_queue[{window}]))", Map.of());

        assertThat(value.value()).isEqualTo(45);
        assertThat(value.age()).hasValueSatisfying(age -> assertThat(age).isLessThan(Duration.ofSeconds(30)));
        assertThat(value.note()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "shop_nothing                | the query finds no series",
                "shop_queue                  | 10 series: wrap the query in sum(), avg() or max()",
                "shop_nan                    | the value is NaN: nothing was observed, or 0 was divided by 0",
                "shop_infinite               | the value is +Inf, which is no number",
                "\"text\"                    | the query gives a text, not a number",
                "shop_up[{window}]           | the query gives a range of samples, not one value",
                "shop_nothing or vector(0)   | there is no sample of shop_nothing in the last 10 minutes",
            })
    void whatIsNotOneNumberIsNoData(String query, String why) throws Exception {
        assertThat(measured(query, Map.of()))
                .isInstanceOfSatisfying(
                        Measurement.NoData.class, none -> assertThat(none.why()).startsWith(why));
    }

    @Test
    void aScalarIsAValueOfUnknownAge() throws Exception {
        var value = value("scalar(vector(7))", Map.of());

        assertThat(value.value()).isEqualTo(7);
        assertThat(value.age()).isEmpty();
        assertThat(value.note()).contains("its age is unknown");
    }

    @Test
    void prometheusOwnWordsTellWhatIsWrongWithAQuery() {
        assertThatThrownBy(() -> measured("shop_up[", Map.of()))
                .isInstanceOf(ConnectorException.class)
                .hasMessageContaining("parse error")
                .hasMessageContaining("HTTP 400");
        assertThatThrownBy(() -> measured("shop_queue + on(job) shop_queue", Map.of()))
                .hasMessageContaining("many-to-many matching")
                .hasMessageContaining("HTTP 422");
    }

    @Test
    void aNamedMetricHasItsSamplesAndItsUnit() throws Exception {
        var value = value(
                "orders",
                Map.of(
                        "metrics",
                        Map.of(
                                "orders",
                                Map.of(
                                        "query",
                                        "shop_queue{worker=\"5\",job=~\"{segment.lane}\"}",
                                        "samples",
                                        "shop_orders_total",
                                        "unit",
                                        "percent",
                                        "freshness",
                                        "up{job=\"shop\"}"))));

        assertThat(value.value()).isEqualTo(5);
        assertThat(value.samples()).isEqualTo(400);
        assertThat(value.unit()).isEqualTo(Metrics.Unit.PERCENT);
        assertThat(value.age()).isPresent();
    }

    @Test
    void aStoppedTargetIsNoDataThoughTheWindowStillHasItsSamples(@TempDir Path own) throws Exception {
        var stopped = new ScrapedEndpoint();
        var second = new RunningPrometheus(own, stopped);
        try {
            String query = "sum(max_over_time(shop_queue[5m]))";
            Map<String, Object> with = Map.of("url", second.url(), "stale-after", "3s");
            assertThat(measured(query, with)).isInstanceOf(Measurement.Value.class);
            stopped.stop();

            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(measured(query, with))
                            .isInstanceOfSatisfying(
                                    Measurement.NoData.class,
                                    none -> assertThat(none.why())
                                            .matches("the newest sample of shop_queue is [0-9]+s old, older than 3s")));
            assertThat(second.ask(query)).contains("\"45\"");
        } finally {
            second.kill();
        }
    }

    @Test
    void aRangeOfSeriesIsEvidence() throws Exception {
        assertThat(captured(Map.of("query", "shop_queue{worker=\"3\"}", "over", "1m", "step", "1s")))
                .isInstanceOf(Outcome.Succeeded.class);

        assertThat(evidence.get("metrics"))
                .startsWith("time,series,value")
                .containsPattern(
                        "20[0-9T:.-]+Z,\"shop_queue\\{instance=\"\"127.0.0.1:[0-9]+\"\",job=\"\"shop\"\",worker=\"\"3\"\"}\",3");
    }

    @Test
    void aRangeWithTooManyPointsIsRefusedWithTheStepThatFits() throws Exception {
        assertThat(captured(Map.of("query", "shop_up", "over", "30d", "step", "1s"))
                        .trouble())
                .contains("11000 points")
                .contains("236s");
        assertThat(captured(Map.of("query", "shop_up", "over", "30d")).trouble())
                .isEmpty();
        assertThat(captured(Map.of("query", "shop_nothing")).trouble()).contains("no series");
    }

    private Outcome captured(Map<String, Object> with) throws Exception {
        var context = new CallContext(
                "key",
                "c0ffee",
                1,
                Segment.EVERYTHING,
                Instant.MAX,
                (name, type, content) -> evidence.put(name, new String(content, StandardCharsets.UTF_8)));
        return open(Map.of()).as(Capture.class).orElseThrow().capture("metrics", with, context);
    }

    @Test
    void aCheckFindsItReachableInTimeAndItsQueriesSound() throws Exception {
        var found = open(Map.of("metrics", Map.of("up", Map.of("query", "sum(shop_up)"))))
                .as(Preflight.class)
                .orElseThrow()
                .look(new Preflight.Purpose(Set.of(), Set.of(Metrics.class), Instant.MAX));

        assertThat(found).extracting(Found::verdict).containsOnly(Verdict.OK);
        assertThat(found)
                .extracting(Found::aspect)
                .contains(Aspect.REACHABLE, Aspect.CREDENTIALS, Aspect.METRICS, Aspect.CLOCK);
    }

    @Test
    void aCheckNamesTheMetricWhoseQueryPrometheusRefuses() throws Exception {
        var found = open(Map.of("metrics", Map.of("late", Map.of("query", "no_function(shop_up)"))))
                .as(Preflight.class)
                .orElseThrow()
                .look(new Preflight.Purpose(Set.of(), Set.of(Metrics.class), Instant.MAX));

        assertThat(found).anySatisfy(one -> {
            assertThat(one.aspect()).isEqualTo(Aspect.METRICS);
            assertThat(one.text()).contains("late: Prometheus says", "unknown function");
        });
    }
}
