package dev.cutover.connector.prometheus;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.cutover.http.HttpAnswer;
import dev.cutover.http.HttpCall;
import dev.cutover.http.HttpFailureException;
import dev.cutover.http.HttpSender;
import dev.cutover.spi.ConnectorException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Asks the HTTP interface of Prometheus. Thread-safe. */
final class PrometheusApi {
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpSender sender;
    private final UnaryOperator<String> mask;

    PrometheusApi(HttpSender sender, UnaryOperator<String> mask) {
        this.sender = sender;
        this.mask = mask;
    }

    /**
     * What a query was answered with.
     *
     * @param data the part that holds the result and its type
     * @param warnings what Prometheus warns of, and what it remarks
     */
    record QueryAnswer(JsonNode data, List<String> warnings) {
        String type() {
            return data.path("resultType").asText();
        }

        JsonNode result() {
            return data.path("result");
        }
    }

    /** Prometheus does not take the sign-in. */
    static final class SignInRefusedException extends Exception {
        private static final long serialVersionUID = 1L;

        private SignInRefusedException(int status) {
            super("it refuses the sign-in (HTTP " + status + ")");
        }
    }

    /**
     * Asks a query.
     *
     * @param path below the service: {@code /api/v1/query} or {@code /api/v1/query_range}
     * @throws ConnectorException if there is no answer, or one that is an error, in Prometheus's own words
     */
    QueryAnswer ask(String path, Map<String, String> parameters) throws ConnectorException, InterruptedException {
        var service = sender.service();
        var call = HttpCall.of("POST", service.at(path), service.limit())
                .withBody("application/x-www-form-urlencoded", form(parameters).getBytes(StandardCharsets.UTF_8))
                .withHeader("Accept", "application/json");
        try {
            return read(sender.send(call));
        } catch (HttpFailureException e) {
            throw new ConnectorException("Prometheus gives no answer: " + mask.apply(e.why()), e);
        }
    }

    private static String form(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private QueryAnswer read(HttpAnswer answer) throws ConnectorException {
        if (answer.status() == 401 || answer.status() == 403) {
            var refused = new SignInRefusedException(answer.status());
            throw new ConnectorException(String.valueOf(refused.getMessage()), refused);
        }
        try {
            var json = JSON.readTree(answer.text());
            if (json.path("status").asText().equals("success")) {
                return new QueryAnswer(json.path("data"), warnings(json));
            }
            if (json.path("status").asText().equals("error")) {
                throw refusalOrTrouble(
                        answer.status(),
                        "Prometheus says: "
                                + mask.apply(json.path("error").asText()) + " ("
                                + mask.apply(json.path("errorType").asText()) + ", HTTP " + answer.status() + ")");
            }
        } catch (JsonProcessingException notJson) {
            // Told below, as any other answer that is not one of Prometheus.
        }
        throw new ConnectorException("HTTP " + answer.status() + " without an answer of Prometheus: "
                + "is there another program, or a proxy, at the url?");
    }

    /** A query that took too long, or a server that is not ready, may answer later. */
    private static ConnectorException refusalOrTrouble(int status, String what) {
        return status == 400 || status == 422 ? ConnectorException.ofRefusedRead(what) : new ConnectorException(what);
    }

    private List<String> warnings(JsonNode json) {
        var all = new ArrayList<String>();
        json.path("warnings").forEach(each -> all.add(mask.apply(each.asText())));
        json.path("infos").forEach(each -> all.add(mask.apply(each.asText())));
        return all;
    }
}
