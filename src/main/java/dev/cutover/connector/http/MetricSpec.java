package dev.cutover.connector.http;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cutover.connector.http.request.JsonText;
import dev.cutover.connector.http.request.PointerNotation;
import dev.cutover.connector.http.request.RequestReader;
import dev.cutover.connector.http.request.RequestTemplate;
import dev.cutover.spi.Metrics.Measurement;
import dev.cutover.spi.Metrics.Unit;
import dev.cutover.spi.operation.PlaceCheck;
import dev.cutover.spi.settings.SettingsReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A metric as the environment file defines it. Immutable.
 *
 * @param samples where the number of observations is; empty if it is not told: then it is one
 * @param unit what the value means where a share is asked for; a text that is a number counts only if this is stated
 */
record MetricSpec(RequestTemplate request, JsonPointer value, Optional<JsonPointer> samples, Unit unit) {
    /** The name of the metric for queries that are no other metric's name. */
    static final String ANY = "*";

    private static final List<String> KEYS = List.of("request", "value", "samples", "unit");
    private static final Map<String, Unit> UNITS =
            new TreeMap<>(Map.of("percent", Unit.PERCENT, "fraction", Unit.FRACTION));
    private static final String NUMBER = "-?[0-9]{1,30}(\\.[0-9]{1,30})?([eE][-+]?[0-9]{1,3})?";

    /** All metrics of a system, by name. */
    static Map<String, MetricSpec> readAll(SettingsReader with) {
        var all = new LinkedHashMap<String, MetricSpec>();
        with.table("metrics")
                .ifPresent(metrics -> metrics.tables().forEach((name, settings) -> all.put(name, read(settings))));
        return all;
    }

    private static MetricSpec read(SettingsReader settings) {
        settings.knows(KEYS).require("value", "where the value is in the answer, such as /data/rate");
        return new MetricSpec(
                RequestReader.reading(settings, PlaceCheck.of(Set.of("query", "window"), Set.of())),
                PointerNotation.read(settings, "value").orElse(JsonPointer.empty()),
                PointerNotation.read(settings, "samples"),
                settings.choice("unit", UNITS).orElse(Unit.UNSTATED));
    }

    Measurement measurement(JsonNode body) {
        JsonNode found = body.at(value);
        if (found.isMissingNode() || found.isNull()) {
            return Measurement.noData("the answer has no " + value);
        }
        boolean isNumber =
                found.isNumber() || (unit != Unit.UNSTATED && found.asText().matches(NUMBER));
        if (!isNumber) {
            String what = found.isTextual() ? "the text \"" + found.asText() + "\"" : JsonText.of(found);
            return Measurement.noData(value + " is " + what + ", not a number");
        }
        double number = found.isNumber() ? found.doubleValue() : Double.parseDouble(found.asText());
        if (!Double.isFinite(number)) {
            return Measurement.noData(value + " is " + JsonText.of(found) + ", which is too large a number");
        }
        return samples.map(body::at)
                .map(count -> counted(number, count))
                .orElseGet(() -> Measurement.value(number, 1, unit));
    }

    private Measurement counted(double number, JsonNode count) {
        return count.isIntegralNumber() && count.canConvertToLong() && count.longValue() >= 0
                ? Measurement.value(number, count.longValue(), unit)
                : Measurement.noData("the number of samples, " + samples.orElse(value) + ", is "
                        + (count.isMissingNode() ? "missing" : JsonText.of(count)));
    }
}
