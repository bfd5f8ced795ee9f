package dev.cutover.connector.prometheus;

import dev.cutover.http.HttpService;
import dev.cutover.spi.Metrics.Unit;
import dev.cutover.spi.Parameter;
import dev.cutover.spi.settings.SettingsReader;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the environment says of one Prometheus. Immutable.
 *
 * @param free how PromQL is asked that a criterion writes itself: its unit and its freshness
 * @param staleAfter older observations are no data
 */
record PrometheusSettings(
        HttpService service, Map<String, NamedMetric> metrics, NamedMetric free, Duration staleAfter) {
    private static final Duration USUAL_AGE = Duration.ofMinutes(2);

    /** The settings, as they are documented. */
    static final List<Parameter> DESCRIBED = Stream.concat(
                    HttpService.DESCRIBED.stream(),
                    Stream.of(
                            Parameter.optional(
                                    "unit",
                                    "percent or fraction: what a value means where a share is asked for; without it, it is none"),
                            Parameter.optional(
                                    "stale-after",
                                    "older observations are no data; default 2m, twice the usual pace of scraping"),
                            Parameter.optional(
                                    "freshness",
                                    "a selector, such as up{job=\"shop\"}, whose newest sample says how old values are; by"
                                            + " default the selectors of each query say so"),
                            Parameter.optional(
                                    "metrics",
                                    "queries by name, each with query, and samples, unit and freshness if wanted"),
                            Parameter.optional("metrics.*.query", "the query in PromQL, of one series"),
                            Parameter.optional(
                                    "metrics.*.samples",
                                    "a query for how many observations the value was computed from"),
                            Parameter.optional("metrics.*.unit", "as unit, of this metric"),
                            Parameter.optional("metrics.*.freshness", "as freshness, of this metric")))
            .toList();

    /** Reads the settings; the settings reader collects the mistakes. */
    static PrometheusSettings read(SettingsReader with) {
        with.knows(DESCRIBED.stream().map(Parameter::name).toList());
        var service = HttpService.read(with);
        Unit unit = with.choice("unit", NamedMetric.UNITS).orElse(Unit.UNSTATED);
        var freshness = NamedMetric.selector(with);
        var staleAfter = with.positiveDuration("stale-after").orElse(USUAL_AGE);
        var metrics = with.table("metrics")
                .map(names -> NamedMetric.readAll(names, unit, freshness))
                .orElse(Map.of());
        return new PrometheusSettings(
                service, metrics, new NamedMetric("", Optional.empty(), unit, freshness), staleAfter);
    }

    boolean isName(String query) {
        return metrics.containsKey(query.strip());
    }

    /** What a criterion asks for: a name, or PromQL. */
    NamedMetric metric(String query) {
        var named = metrics.get(query.strip());
        return named != null ? named : new NamedMetric(query, Optional.empty(), free.unit(), free.freshness());
    }
}
