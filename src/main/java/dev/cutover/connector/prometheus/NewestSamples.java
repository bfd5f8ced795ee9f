package dev.cutover.connector.prometheus;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cutover.spi.ConnectorException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Finds out how old the newest samples behind a value are. Thread-safe. */
final class NewestSamples {
    /**
     * How far back a sample is looked for where there is none now: a target that is gone leaves a mark at its last
     * scrape, and after it the selector finds nothing.
     */
    private static final String PAST = "[10m:1s]";

    private final PrometheusApi api;

    NewestSamples(PrometheusApi api) {
        this.api = api;
    }

    /**
     * The age of a value.
     *
     * @param age of the newest sample; empty if it is unknown
     * @param why why the age is unknown, or why there is no data at all; part of a sentence
     * @param isNoData whether there is no sample at all, or nobody knows how old they are, and so no data
     * @param warnings what Prometheus warned of when it was asked for the age
     */
    record Age(Optional<Duration> age, String why, boolean isNoData, List<String> warnings) {
        Age {
            warnings = List.copyOf(warnings);
        }

        private static Age known(Duration age, List<String> warnings) {
            return new Age(Optional.of(age), "", false, warnings);
        }

        private static Age unknown(String why) {
            return new Age(Optional.empty(), why, false, List.of());
        }

        private static Age noData(String why, List<String> warnings) {
            return new Age(Optional.empty(), why, true, warnings);
        }
    }

    /**
     * The age at an instant: the newest sample of each selector counts, and of these the oldest.
     *
     * @param at an instant as Prometheus writes it
     */
    Age of(List<String> selectors, String at) throws InterruptedException {
        if (selectors.isEmpty()) {
            return Age.unknown("its age is unknown: the query selects no series of now");
        }
        try {
            var warnings = new ArrayList<String>();
            var stamps = new TreeMap<>(stamps(selectors, "max(timestamp(%s))", at, warnings));
            if (stamps.size() < selectors.size()) {
                var past = stamps(selectors, "max(max_over_time(timestamp(%s)" + PAST + "))", at, warnings);
                past.forEach(stamps::putIfAbsent);
            }
            double now = Double.parseDouble(at);
            return stamps.values().stream()
                    .min(Double::compare)
                    .map(oldest -> Age.known(age(now - oldest), warnings))
                    .orElseGet(() -> Age.noData(
                            "there is no sample of " + String.join(" or of ", selectors) + " in the last 10 minutes",
                            warnings));
        } catch (ConnectorException refused) {
            // A value whose samples may be hours old must not let a gate pass.
            return Age.noData("the age of its samples cannot be found: " + refused.getMessage(), List.of());
        }
    }

    private static Duration age(double seconds) {
        return Duration.ofMillis(Math.max(0, Math.round(seconds * 1000)));
    }

    /** All in one question, by the numbers of the selectors that have a sample. */
    private Map<String, Double> stamps(List<String> selectors, String form, String at, List<String> warnings)
            throws ConnectorException, InterruptedException {
        var parts = new ArrayList<String>();
        for (String selector : selectors) {
            parts.add("label_replace(" + form.formatted(selector) + ", \"selector\", \"" + parts.size()
                    + "\", \"\", \"\")");
        }
        var answer = api.ask("/api/v1/query", Map.of("query", String.join(" or ", parts), "time", at));
        warnings.addAll(answer.warnings());
        var stamps = new TreeMap<String, Double>();
        for (JsonNode series : answer.result()) {
            stamps.put(
                    series.path("metric").path("selector").asText(),
                    series.path("value").path(1).asDouble());
        }
        return stamps;
    }
}
