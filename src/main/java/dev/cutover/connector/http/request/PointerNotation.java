package dev.cutover.connector.http.request;

import com.fasterxml.jackson.core.JsonPointer;
import dev.cutover.spi.settings.NotationException;
import dev.cutover.spi.settings.SettingsReader;
import java.util.Optional;

/** How a place in a JSON text is written: a JSON Pointer (RFC 6901). Stateless and thread-safe. */
public final class PointerNotation {
    private PointerNotation() {}

    /** The pointer under a key. */
    public static Optional<JsonPointer> read(SettingsReader settings, String key) {
        return settings.written(key, "a JSON Pointer such as /ticket/id", PointerNotation::parse);
    }

    private static JsonPointer parse(String text) throws NotationException {
        try {
            return JsonPointer.compile(text);
        } catch (IllegalArgumentException e) {
            throw new NotationException("it does not begin with a slash", "an empty text means the whole body");
        }
    }
}
