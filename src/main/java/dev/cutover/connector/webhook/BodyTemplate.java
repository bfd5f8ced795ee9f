package dev.cutover.connector.webhook;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.cutover.spi.operation.PlaceCheck;
import dev.cutover.spi.operation.PlaceTemplate;
import dev.cutover.spi.settings.SettingsReader;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * What a request of the kind {@code template} holds. Immutable.
 *
 * @param mediaType says how values are written into the body: in JSON as parts of texts, in a form encoded
 */
record BodyTemplate(String method, String mediaType, PlaceTemplate body) {
    static final List<String> KEYS = List.of("method", "media-type", "body");
    static final Set<String> PLACES = Set.of("text", "subject", "to", "run", "key");

    private static final Map<String, String> METHODS = new TreeMap<>(Map.of("post", "POST", "put", "PUT"));
    private static final String JSON = "application/json";

    /** Reads the settings; the settings reader collects the mistakes. */
    static BodyTemplate read(SettingsReader with) {
        var body = PlaceTemplate.parse(with.text("body").orElse(""));
        if (with.has("body")) {
            PlaceCheck.of(Set.of(), PLACES).check(with, "body", body.places());
        }
        return new BodyTemplate(
                with.choice("method", METHODS).orElse("POST"),
                with.text("media-type").orElse(JSON),
                body);
    }

    /** The body of one message. */
    byte[] filled(Map<String, String> values) {
        var written = new TreeMap<String, String>();
        values.forEach((name, value) -> written.put(name, writer().apply(value)));
        return body.fill(written).getBytes(StandardCharsets.UTF_8);
    }

    private UnaryOperator<String> writer() {
        if (mediaType.contains("json")) {
            return value -> String.valueOf(JsonStringEncoder.getInstance().quoteAsString(value));
        }
        return mediaType.contains("x-www-form-urlencoded")
                ? value -> URLEncoder.encode(value, StandardCharsets.UTF_8)
                : UnaryOperator.identity();
    }
}
