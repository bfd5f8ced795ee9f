package dev.cutover.connector.prometheus;

import dev.cutover.model.Segment;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.Preflight;
import dev.cutover.spi.RunClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Checks whether Prometheus answers queries, those of its named metrics included. Thread-safe. */
final class PrometheusPreflight implements Preflight {
    private static final Duration ANY_WINDOW = Duration.ofMinutes(5);

    private final PrometheusSettings settings;
    private final PrometheusApi api;
    private final RunClock clock;

    PrometheusPreflight(PrometheusSettings settings, PrometheusApi api, RunClock clock) {
        this.settings = settings;
        this.api = api;
        this.clock = clock;
    }

    @Override
    public List<Found> look(Purpose purpose) throws ConnectorException, InterruptedException {
        var found = new ArrayList<Found>();
        try {
            found.add(clock());
        } catch (ConnectorException e) {
            if (e.getCause() instanceof PrometheusApi.SignInRefusedException) {
                return List.of(
                        Found.ok(Aspect.REACHABLE, "it answers"),
                        Found.failed(Aspect.CREDENTIALS, String.valueOf(e.getMessage())));
            }
            throw e;
        }
        found.add(Found.ok(Aspect.REACHABLE, "it answers queries"));
        found.add(Found.ok(Aspect.CREDENTIALS, "it takes the sign-in, or needs none"));
        found.add(Found.ok(Aspect.PERMISSIONS, "only reading is needed"));
        found.addAll(metrics());
        return found;
    }

    private List<Found> metrics() throws InterruptedException {
        var failed = new ArrayList<Found>();
        int asked = 0;
        for (var metric : settings.metrics().entrySet()) {
            for (String query : queries(metric.getValue())) {
                try {
                    asked++;
                    api.ask("/api/v1/query", Map.of("query", QueryPlaces.fill(query, ANY_WINDOW, Segment.EVERYTHING)));
                } catch (ConnectorException e) {
                    failed.add(Found.failed(Aspect.METRICS, metric.getKey() + ": " + e.getMessage()));
                }
            }
        }
        if (!failed.isEmpty() || asked == 0) {
            return failed;
        }
        return List.of(Found.ok(
                Aspect.METRICS,
                asked == 1
                        ? "the query of its settings is understood"
                        : "the " + asked + " queries of its settings are understood"));
    }

    private static List<String> queries(NamedMetric metric) {
        var queries = new ArrayList<>(List.of(metric.query()));
        metric.samples().ifPresent(queries::add);
        metric.freshness().ifPresent(queries::add);
        return queries;
    }

    /** It tells its time by evaluating a query at its own present. */
    private Found clock() throws ConnectorException, InterruptedException {
        var before = clock.now();
        var told = SingleValue.of(api.ask("/api/v1/query", Map.of("query", "time()")));
        var after = clock.now();
        if (!told.isThere()) {
            return Found.cannotTell(Aspect.CLOCK, told.why());
        }
        if (!clock.isTimeOfDay()) {
            return Found.notApplicable(Aspect.CLOCK, "the run's clock does not tell the time of day");
        }
        return Found.clock(before, after, Instant.ofEpochMilli(Math.round(told.value() * 1000)));
    }
}
