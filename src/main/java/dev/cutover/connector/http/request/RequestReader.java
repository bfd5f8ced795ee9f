package dev.cutover.connector.http.request;

import dev.cutover.http.HttpHeaderRules;
import dev.cutover.spi.operation.PlaceCheck;
import dev.cutover.spi.operation.PlaceTemplate;
import dev.cutover.spi.settings.SettingsReader;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads requests from the settings. Stateless and thread-safe. */
public final class RequestReader {
    private static final String SECRET = "${secret:";
    private static final List<String> KEYS = List.of("method", "url", "headers", "json", "form");
    private static final Map<String, String> METHODS = methods("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");
    private static final Map<String, String> WRITING = methods("POST", "PUT", "PATCH", "DELETE");
    private static final RequestTemplate NONE =
            new RequestTemplate("GET", new UrlTemplate(PlaceTemplate.parse("/")), Map.of(), new RequestBody.None());

    private RequestReader() {}

    private static Map<String, String> methods(String... names) {
        var methods = new LinkedHashMap<String, String>();
        Stream.of(names).forEach(name -> methods.put(name, name));
        return methods;
    }

    /** The request under the key {@code request}, which only reads. */
    public static RequestTemplate reading(SettingsReader settings, PlaceCheck places) {
        return request(settings, METHODS, Optional.of("GET"), places);
    }

    /** The same of one that changes something: proxies and clients may repeat a GET. */
    public static RequestTemplate writing(SettingsReader settings, PlaceCheck places) {
        return request(settings, WRITING, Optional.empty(), places);
    }

    private static RequestTemplate request(
            SettingsReader settings, Map<String, String> methods, Optional<String> usual, PlaceCheck places) {
        settings.require("request", "write it as { method: POST, url: \"/orders/{order}/release\" }");
        return settings.table("request")
                .map(request -> one(request.knows(KEYS), methods, usual, places))
                .orElse(NONE);
    }

    private static RequestTemplate one(
            SettingsReader request, Map<String, String> methods, Optional<String> usual, PlaceCheck places) {
        if (usual.isEmpty()) {
            request.require("method", "one of " + String.join(", ", methods.keySet()) + "; or say reads: true");
        }
        request.require("url", "a path below the system's url, such as /orders/{order}");
        var template = new RequestTemplate(
                request.choice("method", methods).or(() -> usual).orElse("POST"),
                new UrlTemplate(PlaceTemplate.parse(
                        request.text("url").map(text -> path(request, text)).orElse("/"))),
                headers(request),
                body(request));
        places.check(request, "url", template.url().template().places());
        places.check(request, "headers", template.headers().values().stream().flatMap(PlaceTemplate::places));
        places.check(
                request,
                request.has("form") ? "form" : "json",
                template.body().texts().flatMap(PlaceTemplate::places));
        template.places()
                .filter(PlaceTemplate.Piece.Place::each)
                .forEach(place -> request.wrong(
                        "url",
                        "or the rest uses {" + place.name() + "...}",
                        "write {" + place.name() + "}: a list stays a list"));
        List.of("url", "headers", "json", "form").forEach(key -> refuseSecrets(request, key));
        return template;
    }

    private static String path(SettingsReader request, String text) {
        if (text.contains(SECRET)) {
            return "/";
        }
        String filled = PlaceTemplate.parse(text).pieces().stream()
                .map(piece -> piece instanceof PlaceTemplate.Piece.Literal literal ? literal.text() : "x")
                .reduce("", String::concat);
        try {
            if (text.startsWith("/") && new URI("http://x" + filled).getRawFragment() == null) {
                return text;
            }
        } catch (URISyntaxException notOne) {
            // Told below, as any other text that is no path.
        }
        request.wrong(
                "url",
                "must be a path below the system's url that begins with a slash, such as /orders/{order}",
                "other characters are percent-encoded, such as %20 for a blank");
        return "/";
    }

    private static Map<String, PlaceTemplate> headers(SettingsReader request) {
        var headers = new LinkedHashMap<String, PlaceTemplate>();
        request.textsByName("headers").orElse(Map.of()).forEach((name, text) -> {
            HttpHeaderRules.wrong(name, text).ifPresent(why -> request.mistake("headers", why, ""));
            if (name.equals("*") || name.toLowerCase(Locale.ROOT).equals("authorization")) {
                request.wrong("headers", "has " + name, "a login has a setting of its own: sign-in");
            }
            headers.put(name, PlaceTemplate.parse(text));
        });
        return headers;
    }

    private static RequestBody body(SettingsReader request) {
        Optional<RequestBody> json =
                request.value("json", "a value", Optional::of).map(RequestBody.Json::new);
        Optional<RequestBody> form = request.textsByName("form").map(fields -> {
            var templates = new LinkedHashMap<String, PlaceTemplate>();
            fields.forEach((name, text) -> templates.put(name, PlaceTemplate.parse(text)));
            return new RequestBody.Form(templates);
        });
        if (json.isPresent() && form.isPresent()) {
            request.wrong("form", "stands beside json", "a request has one body");
        }
        return json.or(() -> form).orElse(new RequestBody.None());
    }

    private static void refuseSecrets(SettingsReader request, String key) {
        request.value(key, "a value", Optional::of)
                .filter(value -> value.toString().contains(SECRET))
                .ifPresent(value -> request.wrong(
                        key,
                        "refers to a secret, which would be kept as evidence of the call",
                        "secrets belong to sign-in, headers and tls under with"));
    }
}
