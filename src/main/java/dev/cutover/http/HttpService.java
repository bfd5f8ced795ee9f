package dev.cutover.http;

import dev.cutover.spi.Parameter;
import dev.cutover.spi.settings.SettingsReader;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Where an HTTP service is and how one speaks to it, as the environment file says. Immutable.
 *
 * @param url of the service, without a slash at its end; what is asked of it is a path below
 * @param headers of every request; may hold secrets
 * @param limit how long a request may take where nothing else is said
 * @param largest how many bytes an answer may have
 * @param signIn holds secrets
 */
public record HttpService(
        URI url, Map<String, String> headers, Duration limit, int largest, HttpSignIn signIn, HttpTls tls) {
    /** The keys of it under {@code with}. */
    public static final List<String> KEYS = List.of("url", "headers", "sign-in", "tls", "timeout", "largest-answer");

    /** These settings, as they are documented. */
    public static final List<Parameter> DESCRIBED = Stream.of(
                    List.of(
                            Parameter.required("url", "where the service is, such as https://oms.example/api"),
                            Parameter.optional(
                                    "headers", "headers of every request by name; secrets as ${secret:NAME}")),
                    HttpSignIn.DESCRIBED,
                    HttpTls.DESCRIBED,
                    List.of(
                            Parameter.optional(
                                    "timeout",
                                    "how long a request may take, from the connection to its end; default 30s"),
                            Parameter.optional(
                                    "largest-answer", "how many bytes an answer may have; default 16777216")))
            .flatMap(List::stream)
            .toList();

    /** What the keys within these settings mean, for editors; goes into the outline of a connector's settings. */
    public static final Map<String, String> KEYS_WITHIN = Map.of(
            "user", "who signs in",
            "password", "as ${secret:NAME}",
            "client-id", "the client that tokens are handed out to",
            "client-secret", "its secret, as ${secret:NAME}",
            "scope", "what the token is to be good for; left out: the usual",
            "client", "where the client's secret is sent: header (the default) or body");

    /** The same of a service whose settings stand within another key, such as a second one of a system. */
    public static final Map<String, String> WORDS = words();

    private static final Duration USUAL_LIMIT = Duration.ofSeconds(30);
    private static final int USUAL_LARGEST = 16 << 20;
    private static final URI NOWHERE = URI.create("http://localhost");

    public HttpService {
        headers = Map.copyOf(headers);
    }

    /** One without sign-in, that is trusted as the Java runtime does. */
    public HttpService(URI url, Map<String, String> headers, Duration limit, int largest) {
        this(url, headers, limit, largest, new HttpSignIn.None(), HttpTls.USUAL);
    }

    private static Map<String, String> words() {
        var words = new TreeMap<>(KEYS_WITHIN);
        DESCRIBED.forEach(setting ->
                words.put(setting.name().substring(setting.name().lastIndexOf('.') + 1), setting.description()));
        return Map.copyOf(words);
    }

    /**
     * Reads the settings of a service below whose address paths are asked for; the settings reader collects the
     * mistakes. Before secrets are looked up, an address that is one, or has one in it, stands for one at a host that
     * nobody has.
     */
    public static HttpService read(SettingsReader with) {
        var service = readSingle(with);
        if (service.url.getRawQuery() != null) {
            with.wrong(
                    "url",
                    "has a query, and paths are appended to it",
                    "leave out what follows the question mark; what each request needs stands in its own url");
        }
        return service;
    }

    /** The same of a service that has one address, which may have a query. */
    public static HttpService readSingle(SettingsReader with) {
        with.require("url", "name the service, such as https://oms.example/api");
        URI url = with.text("url").map(text -> url(with, text)).orElse(NOWHERE);
        var signIn = HttpSignIn.read(with);
        var service = new HttpService(
                url,
                with.textsByName("headers").orElse(Map.of()),
                with.positiveDuration("timeout").orElse(USUAL_LIMIT),
                with.whole("largest-answer", 1, Integer.MAX_VALUE - 64).orElse(USUAL_LARGEST),
                signIn,
                HttpTls.read(
                        with,
                        signIn instanceof HttpSignIn.ClientCredentials client
                                ? List.of(url, client.url())
                                : List.of(url)));
        service.checkHeaders(with);
        return service;
    }

    private void checkHeaders(SettingsReader with) {
        headers.forEach((name, value) -> {
            HttpHeaderRules.wrong(name, value).ifPresent(why -> with.mistake("headers", why, ""));
            if (name.equalsIgnoreCase("Authorization") && !(signIn instanceof HttpSignIn.None)) {
                with.wrong("headers", "has Authorization, which sign-in sets as well", "use one of them");
            }
        });
    }

    private static URI url(SettingsReader with, String text) {
        String hint = "";
        try {
            var url = new URI(SecretAddress.withoutSecrets(text).replaceFirst("/+$", ""));
            boolean isHttp = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
            if (isHttp && url.getHost() != null && url.getUserInfo() == null && url.getFragment() == null) {
                return url;
            }
            hint = url.getUserInfo() == null ? "" : "a login has a setting of its own: sign-in";
        } catch (URISyntaxException notOne) {
            // Told below, as any other text that is no address.
        }
        with.wrong("url", "must be an address such as https://oms.example/api", hint);
        return NOWHERE;
    }

    /** Whether an address is of the same scheme, host and port: only there go the sign-in and the headers. */
    public boolean isAt(URI other) {
        return origin(url).equals(origin(other));
    }

    private static String origin(URI uri) {
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        int usual = scheme.equals("https") ? 443 : 80;
        return scheme + "://" + String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT) + ":"
                + (uri.getPort() < 0 ? usual : uri.getPort());
    }

    /** The address of a path below the service, which begins with a slash and may have a query. */
    public URI at(String path) {
        return URI.create(url + path);
    }
}
