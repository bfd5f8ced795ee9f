package dev.cutover.connector.prometheus;

import dev.cutover.model.Segment;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.Metrics;
import dev.cutover.spi.settings.DurationNotation;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Values of one Prometheus, each with the age of its newest sample. Thread-safe. */
final class PrometheusMetrics implements Metrics {
    private final PrometheusSettings settings;
    private final PrometheusApi api;
    private final NewestSamples newest;

    PrometheusMetrics(PrometheusSettings settings, PrometheusApi api) {
        this.settings = settings;
        this.api = api;
        this.newest = new NewestSamples(api);
    }

    @Override
    public Measurement evaluate(String query, Duration window, Segment segment)
            throws ConnectorException, InterruptedException {
        var metric = settings.metric(query);
        String filled = QueryPlaces.fill(metric.query(), window, segment);
        var answer = api.ask("/api/v1/query", Map.of("query", filled));
        var value = SingleValue.of(answer);
        if (!value.isThere()) {
            return Measurement.noData(told(value.why(), answer.warnings()));
        }
        var selectors = metric.freshness()
                .map(selector -> List.of(QueryPlaces.fill(selector, window, segment)))
                .orElseGet(() -> SeriesSelectors.of(filled));
        var age = newest.of(selectors, value.at());
        if (age.isNoData()) {
            return Measurement.noData(told(age.why(), all(Stream.of(answer.warnings(), age.warnings()))));
        }
        if (age.age().filter(old -> old.compareTo(settings.staleAfter()) > 0).isPresent()) {
            return Measurement.noData("the newest sample of " + String.join(" or of ", selectors) + " is "
                    + words(age.age().orElseThrow()) + " old, older than " + words(settings.staleAfter()));
        }
        var samples = samples(metric.samples().map(asked -> QueryPlaces.fill(asked, window, segment)), value.at());
        var measured = Measurement.value(value.value(), samples.count(), metric.unit());
        return age.age()
                .map(measured::aged)
                .orElse(measured)
                .noted(told(
                        samples.note(),
                        age.why(),
                        all(Stream.of(answer.warnings(), age.warnings(), samples.warnings()))));
    }

    /** Each once: queries of the same series are warned of alike. */
    private static List<String> all(Stream<List<String>> warnings) {
        return warnings.flatMap(List::stream).distinct().toList();
    }

    @Override
    public String check(String query) {
        return mistake(settings, query);
    }

    /** What is wrong with a criterion's query, without asking Prometheus; that of a name is told with the settings. */
    static String mistake(PrometheusSettings settings, String query) {
        String mistake = settings.isName(query) ? "" : NamedMetric.mistake(query);
        return mistake.isEmpty() ? "" : "`" + query + "` " + mistake;
    }

    /** How many observations there are, and what people should know of that. */
    private record Samples(long count, String note, List<String> warnings) {}

    private Samples samples(Optional<String> query, String at) throws ConnectorException, InterruptedException {
        if (query.isEmpty()) {
            return new Samples(1, "", List.of());
        }
        var answer = api.ask("/api/v1/query", Map.of("query", query.orElseThrow(), "time", at));
        var count = SingleValue.of(answer);
        return count.isThere()
                ? new Samples(Math.max(0, Math.round(count.value())), "", answer.warnings())
                : new Samples(0, "the query for its samples has no answer: " + count.why(), answer.warnings());
    }

    private static String told(String first, List<String> warnings) {
        return told(first, "", warnings);
    }

    private static String told(String first, String second, List<String> warnings) {
        var all = new ArrayList<String>();
        all.add(first);
        all.add(second);
        warnings.forEach(warning -> all.add("Prometheus warns: " + warning));
        all.removeIf(String::isEmpty);
        return String.join("; ", all);
    }

    /** Rounded up; beyond two minutes in whole minutes: a reason that stays the same is recorded once a minute. */
    private static String words(Duration duration) {
        var unit = duration.compareTo(Duration.ofMinutes(2)) > 0 ? ChronoUnit.MINUTES : ChronoUnit.SECONDS;
        return DurationNotation.text(
                duration.plus(unit.getDuration()).minusNanos(1).truncatedTo(unit));
    }
}
