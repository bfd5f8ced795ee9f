package dev.cutover.json;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An object within a document, with its fields in the order in which they were added. Not thread-safe. */
public final class JsonFields {
    private final Map<String, Object> fields = new LinkedHashMap<>();

    /** Adds a field; the values are those of {@link JsonDocument#put}. */
    public JsonFields put(String name, @Nullable Object value) {
        fields.put(name, value == null ? Optional.empty() : value);
        return this;
    }

    public Map<String, Object> map() {
        return fields;
    }

    /** The object as one line of ASCII, without its end. */
    public String line() {
        return JsonDocument.line(fields);
    }
}
