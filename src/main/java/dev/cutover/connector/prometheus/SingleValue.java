package dev.cutover.connector.prometheus;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * The one value that an instant query gives, or why there is none. Immutable.
 *
 * @param value meaningless if there is none
 * @param at when it was evaluated, in seconds since 1970 by Prometheus's clock, as it wrote them
 * @param why why there is none; empty if there is one
 */
record SingleValue(double value, String at, String why) {

    static SingleValue of(PrometheusApi.QueryAnswer answer) {
        return switch (answer.type()) {
            case "scalar" -> number(answer.result());
            case "vector" -> vector(answer.result());
            case "string" -> none("the query gives a text, not a number");
            case "matrix" ->
                none("the query gives a range of samples, not one value: wrap it in a function such as rate() or"
                        + " last_over_time()");
            default -> none("the query gives a result of the unknown type '" + answer.type() + "'");
        };
    }

    private static SingleValue vector(JsonNode series) {
        if (series.isEmpty()) {
            return none("the query finds no series");
        }
        if (series.size() > 1) {
            return none(series.size() + " series: wrap the query in sum(), avg() or max()");
        }
        return series.get(0).has("value")
                ? number(series.get(0).path("value"))
                : none("the query gives a native histogram: use histogram_quantile() or histogram_count()");
    }

    private static SingleValue number(JsonNode pair) {
        String text = pair.path(1).asText();
        return parsed(text)
                .map(value -> new SingleValue(value, pair.path(0).asText(), ""))
                .orElseGet(() -> none(
                        text.equals("NaN")
                                ? "the value is NaN: nothing was observed, or 0 was divided by 0"
                                : "the value is " + text + ", which is no number"));
    }

    private static Optional<Double> parsed(String text) {
        try {
            return Optional.of(Double.parseDouble(text)).filter(Double::isFinite);
        } catch (NumberFormatException infinite) {
            return Optional.empty();
        }
    }

    private static SingleValue none(String why) {
        return new SingleValue(0, "", why);
    }

    boolean isThere() {
        return why.isEmpty();
    }
}
