package dev.cutover.http;

import dev.cutover.spi.Parameter;
import dev.cutover.spi.settings.SettingsReader;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Where an HTTP service is and how one speaks to it, as the environment file says. Immutable.
 *
 * @param url of the service, without a slash at its end; what is asked of it is a path below
 * @param headers of every request; may hold secrets
 * @param limit how long a request may take where nothing else is said
 * @param largest how many bytes an answer may have
 */
public record HttpService(URI url, Map<String, String> headers, Duration limit, int largest) {
    /** The keys of it under {@code with}. */
    public static final List<String> KEYS = List.of("url", "headers", "timeout", "largest-answer");

    /** These settings, as they are documented. */
    public static final List<Parameter> DESCRIBED = List.of(
            Parameter.required("url", "where the service is, such as https://oms.example/api"),
            Parameter.optional("headers", "headers of every request by name; secrets as ${secret:NAME}"),
            Parameter.optional("timeout", "how long a request may take, from the connection to its end; default 30s"),
            Parameter.optional("largest-answer", "how many bytes an answer may have; default 16777216"));

    private static final Duration USUAL_LIMIT = Duration.ofSeconds(30);
    private static final int USUAL_LARGEST = 16 << 20;
    private static final URI NOWHERE = URI.create("http://localhost");

    public HttpService {
        headers = Map.copyOf(headers);
    }

    /** Reads the settings; the settings reader collects the mistakes. */
    public static HttpService read(SettingsReader with) {
        with.require("url", "name the service, such as https://oms.example/api");
        return new HttpService(
                with.text("url").map(text -> url(with, text)).orElse(NOWHERE),
                with.textsByName("headers").orElse(Map.of()),
                with.positiveDuration("timeout").orElse(USUAL_LIMIT),
                with.whole("largest-answer", 1, Integer.MAX_VALUE - 64).orElse(USUAL_LARGEST));
    }

    private static URI url(SettingsReader with, String text) {
        try {
            var url = new URI(text.replaceFirst("/+$", ""));
            boolean isHttp = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
            if (isHttp && url.getHost() != null && url.getUserInfo() == null && url.getFragment() == null) {
                return url;
            }
        } catch (URISyntaxException notOne) {
            // Told below, as any other text that is no address.
        }
        with.wrong("url", "must be an address such as https://oms.example/api", "a login has settings of its own");
        return NOWHERE;
    }

    /** The address of a path below the service, which begins with a slash and may have a query. */
    public URI at(String path) {
        return URI.create(url + path);
    }
}
