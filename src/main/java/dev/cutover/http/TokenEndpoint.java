package dev.cutover.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.stream.Collectors;

/** Speaks with a service that hands out tokens (OAuth 2 client credentials). Stateless and thread-safe. */
final class TokenEndpoint {
    private static final JsonMapper MAPPER = new JsonMapper();

    /** A token that is said to be valid for longer is fetched again after this. */
    private static final Duration LONGEST = Duration.ofDays(30);

    private TokenEndpoint() {}

    /**
     * What was handed out.
     *
     * @param lasts how long it is valid; empty if that was not told
     */
    record Token(String value, Optional<Duration> lasts) {
        @Override
        public String toString() {
            return "token";
        }
    }

    static HttpCall call(HttpSignIn.ClientCredentials client, Duration limit) {
        var form = new LinkedHashMap<String, String>();
        form.put("grant_type", "client_credentials");
        if (!client.scope().isEmpty()) {
            form.put("scope", client.scope());
        }
        if (client.inBody()) {
            form.put("client_id", client.clientId());
            form.put("client_secret", client.clientSecret());
        }
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        var call = HttpCall.of("POST", client.url(), limit)
                .withHeader("Accept", "application/json")
                .withBody("application/x-www-form-urlencoded", body.getBytes(StandardCharsets.UTF_8));
        return client.inBody() ? call : call.withHeader("Authorization", basic(client));
    }

    /** The pair is form-encoded before it is put together (RFC 6749, 2.3.1). */
    private static String basic(HttpSignIn.ClientCredentials client) {
        return HttpSignIn.basicHeader(encoded(client.clientId()), encoded(client.clientSecret()));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** @throws HttpFailureException if the answer has no token; it says the error that was told, but no description */
    static Token token(HttpSignIn.ClientCredentials client, HttpAnswer answer) throws HttpFailureException {
        JsonNode told = json(answer);
        String token = told.path("access_token").asText("");
        if (!answer.isSuccess() || token.isEmpty()) {
            String error = told.path("error").asText("");
            throw new HttpFailureException(
                    client.url().getHost() + " hands out no token: status " + answer.status()
                            + (error.matches("[\\w-]{1,40}") ? ", " + error : ""),
                    false,
                    new IllegalStateException("no token"));
        }
        return new Token(token, lasts(told.path("expires_in").asDouble(0)));
    }

    /** What is no span is as good as not told: the token is used until it is refused. */
    private static Optional<Duration> lasts(double seconds) {
        return seconds >= 1
                ? Optional.of(Duration.ofSeconds((long) Math.min(seconds, (double) LONGEST.toSeconds())))
                : Optional.empty();
    }

    private static JsonNode json(HttpAnswer answer) {
        try {
            return MAPPER.readTree(answer.body());
        } catch (IOException notJson) {
            return MAPPER.createObjectNode();
        }
    }
}
