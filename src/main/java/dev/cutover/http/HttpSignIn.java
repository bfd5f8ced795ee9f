package dev.cutover.http;

import dev.cutover.spi.Parameter;
import dev.cutover.spi.settings.SettingsReader;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How one signs in to a service. Holds secrets, which its texts do not show. */
public sealed interface HttpSignIn {
    /** The settings, as they are documented. */
    List<Parameter> DESCRIBED = List.of(
            Parameter.optional("sign-in", "how to sign in: bearer, basic or token; left out: not at all"),
            Parameter.optional("sign-in.bearer", "a token, as ${secret:NAME}"),
            Parameter.optional("sign-in.basic", "a user and a password: {user, password: \"${secret:NAME}\"}"),
            Parameter.optional(
                    "sign-in.token",
                    "OAuth 2 client credentials: {url, client-id, client-secret, scope, client: header or body}; a"
                            + " token is fetched when it is needed, and again when it has expired"),
            Parameter.optional("sign-in.token.url", "where tokens are handed out"));

    /** Without any. */
    record None() implements HttpSignIn {}

    /** By a token that is given. */
    record Bearer(String token) implements HttpSignIn {
        @Override
        public String toString() {
            return "bearer";
        }
    }

    /** By user and password. */
    record Basic(String user, String password) implements HttpSignIn {
        @Override
        public String toString() {
            return "basic";
        }
    }

    /**
     * By a token that another service hands out to a client (OAuth 2 client credentials).
     *
     * @param url where tokens are handed out
     * @param scope empty for the usual one
     * @param inBody whether the client's secret is sent in the body, not in a header
     */
    record ClientCredentials(URI url, String clientId, String clientSecret, String scope, boolean inBody)
            implements HttpSignIn {
        @Override
        public String toString() {
            return "token of " + url;
        }
    }

    /** Reads {@code sign-in}; the settings reader collects the mistakes. */
    static HttpSignIn read(SettingsReader with) {
        return with.table("sign-in").map(HttpSignIn::one).orElse(new None());
    }

    private static HttpSignIn one(SettingsReader settings) {
        Optional<HttpSignIn> bearer = settings.text("bearer").map(Bearer::new);
        Optional<HttpSignIn> basic = settings.table("basic").map(HttpSignIn::basic);
        Optional<HttpSignIn> token = settings.table("token").map(HttpSignIn::token);
        var ways =
                List.of(bearer, basic, token).stream().flatMap(Optional::stream).toList();
        if (ways.size() != 1) {
            settings.mistake("", "sign-in needs exactly one of bearer, basic and token", "");
            return new None();
        }
        return ways.get(0);
    }

    private static HttpSignIn basic(SettingsReader settings) {
        settings.require("user", "name the user").require("password", "as ${secret:NAME}");
        return new Basic(
                settings.text("user").orElse(""), settings.text("password").orElse(""));
    }

    private static HttpSignIn token(SettingsReader settings) {
        settings.require("url", "name where tokens are handed out")
                .require("client-id", "name the client")
                .require("client-secret", "as ${secret:NAME}");
        return new ClientCredentials(
                settings.text("url").map(text -> url(settings, text)).orElse(URI.create("http://localhost")),
                settings.text("client-id").orElse(""),
                settings.text("client-secret").orElse(""),
                settings.text("scope").orElse(""),
                settings.choice("client", Map.of("header", false, "body", true)).orElse(false));
    }

    private static URI url(SettingsReader settings, String text) {
        try {
            var url = new URI(SecretAddress.withoutSecrets(text));
            if (url.getHost() != null && String.valueOf(url.getScheme()).matches("(?i)https?")) {
                return url;
            }
        } catch (URISyntaxException notOne) {
            // Told below, as any other text that is no address.
        }
        settings.wrong("url", "must be an address such as https://login.example/oauth2/token");
        return URI.create("http://localhost");
    }

    /** The value of a header for user and password. */
    static String basicHeader(String user, String password) {
        byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }
}
